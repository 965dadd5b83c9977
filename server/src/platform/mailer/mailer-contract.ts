import { afterEach, beforeEach, expect, test } from 'vitest'
import { MailError } from './mail-error.ts'
import type { Mail, Mailer } from './mailer.ts'

export const DEFAULT_FROM = 'Recado <recado@exemplo.com.br>'

/** What a reader sees of a mail that arrived. */
export type ArrivedMail = {
  message_id: string
  from: string
  to: string
  reply_to: string | undefined
  subject: string
  text: string
  html: string | undefined
  header(name: string): string | undefined
}

export type ContractSubject = { mailer: Mailer; arrived(): Promise<ArrivedMail[]>; close(): Promise<void> }

const mail: Mail = { to: 'ana@cliente.com.br', subject: 'Olá', text: 'Tudo bem?', kind: 'test' }

/** What every mailer promises. Run it from the driver's own test file. */
export function testMailerContract(make: () => Promise<ContractSubject>): void {
  let subject: ContractSubject
  beforeEach(async () => {
    subject = await make()
  })
  afterEach(() => subject.close())

  test('a mail arrives as it was written', async () => {
    const { message_id } = await subject.mailer.send({
      ...mail,
      to: '"Silva, Ana" <ana@cliente.com.br>',
      from: 'Concessionária São João <atendimento@saojoao.com.br>',
      reply_to: 'cnv_1@entrada.exemplo.com.br',
      subject: 'Orçamento do Ônix — R$ 79.990 🚗, com um assunto comprido o bastante para ser dobrado em várias linhas',
      text: 'Primeira linha\n.\n.ponto no começo\nação',
      html: '<p>Olá, <b>Ana</b></p>',
      headers: { 'List-Unsubscribe': '<https://exemplo.com.br/sair>', 'X-Recado-Kind': 'quote' },
    })
    const [arrived, ...more] = await subject.arrived()
    expect(more).toEqual([])
    expect(arrived).toMatchObject({
      message_id,
      to: '"Silva, Ana" <ana@cliente.com.br>',
      from: '"Concessionária São João" <atendimento@saojoao.com.br>',
      reply_to: 'cnv_1@entrada.exemplo.com.br',
      subject: 'Orçamento do Ônix — R$ 79.990 🚗, com um assunto comprido o bastante para ser dobrado em várias linhas',
      text: 'Primeira linha\n.\n.ponto no começo\nação',
      html: '<p>Olá, <b>Ana</b></p>',
    })
    expect(arrived?.header('List-Unsubscribe')).toBe('<https://exemplo.com.br/sair>')
    expect(arrived?.header('X-Recado-Kind')).toBe('quote')
    expect(message_id).toMatch(/^<[0-9a-f-]{36}@saojoao\.com\.br>$/)
  })

  test('without a sender it comes from the installation, and without html it has none', async () => {
    await subject.mailer.send(mail)
    const [arrived] = await subject.arrived()
    expect(arrived).toMatchObject({ from: '"Recado" <recado@exemplo.com.br>', html: undefined, reply_to: undefined })
  })

  const attack = 'x\r\nBcc: todos@exemplo.com.br'
  test.each<[string, Partial<Mail>]>([
    ['a line break in the subject', { subject: attack }],
    ['a lone line feed in the subject', { subject: 'x\nBcc: a@b.co' }],
    ['a line break in the address', { to: `ana@cliente.com.br${attack}` }],
    ['a line break in a name', { from: `${attack} <a@b.co>` }],
    ['a line break in the answer address', { reply_to: `a@b.co\n${attack}` }],
    ['a line break in a header', { headers: { 'X-A': attack } }],
    ['a line break in a header name', { headers: { 'X-A: b\r\nBcc': 'a@b.co' } }],
    ['a second address', { to: 'ana@cliente.com.br, bia@cliente.com.br' }],
    ['no address', { to: 'ana' }],
    ['an empty address', { to: '' }],
    ['a header of ours', { headers: { bcc: 'a@b.co' } }],
    ['a content header', { headers: { 'Content-Type': 'text/html' } }],
  ])('%s is refused and nothing arrives', async (_, change) => {
    const error = await subject.mailer.send({ ...mail, ...change }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(MailError)
    expect(error).toMatchObject({ code: 'mail_invalid', transient: false })
    expect(await subject.arrived()).toEqual([])
  })

  test('a text that looks like a file or an address stays a text', async () => {
    await subject.mailer.send({ ...mail, text: 'file:///etc/passwd', html: 'http://127.0.0.1/' })
    expect((await subject.arrived())[0]).toMatchObject({ text: 'file:///etc/passwd', html: 'http://127.0.0.1/' })
  })
}
