import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { expect, test } from 'vitest'
import type { DriverEvent } from '../src/driver/driver.ts'
import { openStore } from '../src/store/open-store.ts'
import { SILENT } from './driver-contract.ts'
import { openWebPeer } from './open-web-peer.ts'

/** The whole contract is in whatsapp-web.long.test.ts; this is one life of one browser. */
test('whatsapp-web: from the QR code over messages and files both ways to the end of its session', async () => {
  const { peer, whatsapp, account, ana, heard } = await openWebPeer()
  const store = openStore(':memory:')
  const driver = peer.connect({ session: store.session, log: SILENT, emit: () => undefined })
  const of = <Kind extends DriverEvent['event']>(kind: Kind) =>
    heard.filter((event): event is DriverEvent & { event: Kind } => event.event === kind)
  const { lid, phone, name } = peer.customer
  const to = { address: lid ?? '', identity: { ...NOBODY, lid, phone } }
  const send = async (content: Parameters<typeof driver.send>[0]['content']) => {
    const id = driver.newMessageId()
    await driver.send({ id, to, content, quoted: undefined })
    return id
  }
  try {
    await driver.start({ pairByCode: undefined, version: undefined })
    await peer.link?.(driver)
    await expect.poll(() => of('state').at(-1)?.state).toBe('connected')
    expect(of('account')).toMatchObject([
      { identity: { phone: '+5511930001000', lid: '9001@lid' }, name: 'RobustCar', version: '2.3000.1031490220' },
    ])

    const id = ana.say(account, 'Tem o carro?')
    ana.edit(account, id, 'Tem o Onix?')
    ana.react(account, id, '👍')
    ana.remove(account, id)
    const directPath = ana.upload(Buffer.from('uma foto'))
    const photo = ana.send(account, { type: 'image', directPath, mimetype: 'image/jpeg', caption: 'este aqui' })
    await expect.poll(() => of('message')).toHaveLength(2)
    expect(of('message')[0]).toMatchObject({ messageId: id, chat: { kind: 'person', identity: { lid, phone }, name } })
    expect(of('edit')).toMatchObject([{ messageId: id, fromMe: false, text: 'Tem o Onix?' }])
    expect(of('reaction')).toMatchObject([{ messageId: id, fromMe: false, emoji: '👍' }])
    expect(of('deletion')).toMatchObject([{ messageId: id, fromMe: false }])
    const { content } = of('message')[1] ?? {}
    expect(content).toMatchObject({ kind: 'image', caption: 'este aqui', media: { mime: 'image/jpeg' } })
    const source = content !== undefined && 'media' in content ? content.media.source : ''
    expect(Buffer.from((await driver.download(source, 1_000)).bytes).toString()).toBe('uma foto')
    await expect(driver.download(source, 3)).rejects.toMatchObject({ problem: 'too_large' })
    await expect(driver.download(`false_${lid}_${photo}X`, 3)).rejects.toMatchObject({ problem: 'expired' })

    const said = await send({ kind: 'text', text: 'Temos sim' })
    ana.reads(account, said)
    await expect.poll(() => of('ack').map(({ messageId, state }) => [messageId, state])).toContainEqual([said, 'read'])
    const bytes = Buffer.from('%PDF')
    await send({
      ...{ kind: 'document', caption: 'a ficha' },
      media: { bytes, mime: 'application/pdf', name: 'ficha.pdf', durationS: undefined },
    })
    expect(ana.shown.at(-1)).toMatchObject({ type: 'document', caption: 'a ficha', filename: 'ficha.pdf', size: 4 })
    await send({ kind: 'location', latitude: -23.5, longitude: -46.6, name: 'RobustCar', address: 'Av. Brasil, 1' })
    expect(ana.shown.at(-1)).toMatchObject({ type: 'location', lat: -23.5, loc: 'RobustCar\nAv. Brasil, 1' })
    await send({ kind: 'contacts', contacts: [{ name: 'Bia', phones: ['+55 11 90000-0001'] }] })
    expect(ana.shown.at(-1)?.body).toContain('waid=5511900000001')
    await send({ kind: 'edit', message_id: said, text: 'Temos dois' })
    await send({ kind: 'reaction', message_id: photo, from_me: false, emoji: '🚗' })
    await send({ kind: 'deletion', message_id: said })
    expect(account.changes.map(({ id, act }) => [id, act.act])).toEqual([
      ...[
        [said, 'edit'],
        [photo, 'react'],
        [said, 'delete'],
      ],
    ])
    await expect(send({ kind: 'edit', message_id: '3EB000', text: 'nada' })).rejects.toMatchObject({
      outcome: 'refused',
    })
    expect(await driver.checkNumber(phone ?? '')).toMatchObject({ identity: { lid, phone } })
    expect(await driver.checkNumber('+5511900000009')).toBeUndefined()
    expect(of('message')).toHaveLength(2)

    account.logOut()
    await expect.poll(() => of('state').at(-1)).toMatchObject({ state: 'logged_out', reason: 'logged_out_on_phone' })
    expect(store.session.ids('whatsapp-web')).toEqual([])
  } finally {
    await driver.stop()
    await peer.close()
    store.close()
  }
  expect(whatsapp.unknown).toEqual([])
})
