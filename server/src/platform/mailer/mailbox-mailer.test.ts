import { describe, expect, test } from 'vitest'
import { advancingClock } from '../clock/testing.ts'
import { createMailer } from './create-mailer.ts'
import { createMailboxMailer } from './mailbox-mailer.ts'
import { DEFAULT_FROM, testMailerContract } from './mailer-contract.ts'
import { createMemoryMailbox } from './memory-mailbox.ts'

testMailerContract(async () => {
  const store = createMemoryMailbox()
  const mailer = createMailboxMailer({ store, from: DEFAULT_FROM })
  return {
    mailer,
    arrived: async () =>
      (await store.list()).items.map((stored) => ({
        ...stored,
        reply_to: stored.reply_to ?? undefined,
        html: stored.html ?? undefined,
        header: (name) => stored.headers[name],
      })),
    close: () => mailer.close(),
  }
})

describe('the development mailbox', () => {
  test('keeps whose mail it is and what for, newest first, page by page', async () => {
    const clock = advancingClock('2026-03-01T12:00:00Z')
    const store = createMemoryMailbox({ clock })
    const mailer = createMailboxMailer({ store, from: DEFAULT_FROM })
    for (const subject of ['1', '2', '3']) {
      await mailer.send({ to: 'ana@b.co', subject, text: '', kind: 'invitation', tenant_id: 'tnt_1' })
      clock.advance(1000)
    }
    const first = await store.list({ limit: 2 })
    expect(first.items.map((mail) => mail.subject)).toEqual(['3', '2'])
    expect(first.items[0]).toMatchObject({
      kind: 'invitation',
      tenant_id: 'tnt_1',
      created_at: new Date('2026-03-01T12:00:02Z'),
    })
    const second = await store.list({ limit: 2, cursor: first.cursor ?? '' })
    expect(second.items.map((mail) => mail.subject)).toEqual(['1'])
    expect(second.cursor).toBeUndefined()
    expect(await store.get(second.items[0]?.id ?? '')).toMatchObject({ subject: '1' })
    await expect(store.get('nothing')).rejects.toMatchObject({ code: 'mail_not_found' })
  })

  test('in memory forgets the oldest, and a page behind a forgotten mail is empty', async () => {
    const store = createMemoryMailbox({ max: 2 })
    const mailer = createMailboxMailer({ store, from: DEFAULT_FROM })
    const send = (subject: string) => mailer.send({ to: 'ana@b.co', subject, text: '', kind: 'k' })
    await send('1')
    const old = (await store.list()).items[0]?.id ?? ''
    await send('2')
    await send('3')
    expect((await store.list()).items.map((mail) => mail.subject)).toEqual(['3', '2'])
    expect(await store.list({ cursor: old })).toEqual({ items: [], cursor: undefined })
  })
})

test('the configuration chooses the mailer; with mail off mistakes still show', async () => {
  const mailbox = createMemoryMailbox()
  const mail = { to: 'ana@b.co', subject: 's', text: '', kind: 'k' }
  await createMailer({ config: { driver: 'mailbox', from: DEFAULT_FROM }, mailbox }).send(mail)
  const off = createMailer({ config: { driver: 'off' }, mailbox })
  expect((await off.send(mail)).message_id).toMatch(/^<.+>$/)
  await expect(off.send({ ...mail, to: 'ana' })).rejects.toMatchObject({ code: 'mail_invalid' })
  expect((await mailbox.list()).items).toHaveLength(1)
})
