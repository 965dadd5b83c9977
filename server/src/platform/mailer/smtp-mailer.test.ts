import { type CapturedMail, type SmtpOptions, startSmtp } from '@recado/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { MailError } from './mail-error.ts'
import { type ArrivedMail, DEFAULT_FROM, testMailerContract } from './mailer-contract.ts'
import { createSmtpMailer } from './smtp-mailer.ts'
import { smtpOptions } from './smtp-options.ts'

const mail = { to: 'ana@cliente.com.br', subject: 'Olá', text: 'Tudo bem?', kind: 'test' }

const ending: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

async function setUp(options: SmtpOptions = {}, change: { url?: (url: string) => string; timeoutMs?: number } = {}) {
  const smtp = await startSmtp(options)
  const url = change.url?.(smtp.url) ?? smtp.url
  const mailer = createSmtpMailer({ url, from: DEFAULT_FROM, timeoutMs: change.timeoutMs ?? 2000 })
  ending.push(smtp.close, mailer.close)
  return { smtp, mailer }
}

function arrivedOf({ parsed }: CapturedMail): ArrivedMail {
  const text = (box: { name?: string; address?: string } | undefined) =>
    box && (box.name ? `"${box.name}" <${box.address}>` : box.address)
  return {
    message_id: parsed.messageId ?? '',
    from: text(parsed.from) ?? '',
    to: text(parsed.to?.[0]) ?? '',
    reply_to: text(parsed.replyTo?.[0]),
    subject: parsed.subject ?? '',
    // The last line of a message ends with a break on the wire.
    text: (parsed.text ?? '').replace(/\n$/, ''),
    html: parsed.html?.replace(/\n$/, ''),
    header: (name) => parsed.headers.find((header) => header.key === name.toLowerCase())?.value,
  }
}

testMailerContract(async () => {
  const { smtp, mailer } = await setUp()
  return {
    mailer,
    arrived: async () => smtp.mails.map(arrivedOf),
    close: async () => {},
  }
})

async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(MailError)
  return (error as MailError).code
}

describe('over SMTP', () => {
  test('the envelope has the bare addresses', async () => {
    const { smtp, mailer } = await setUp()
    await mailer.send({ ...mail, to: 'Ana <ana@cliente.com.br>' })
    expect(smtp.mails[0]?.envelope).toEqual({ from: 'recado@exemplo.com.br', to: ['ana@cliente.com.br'] })
  })

  test('connections are kept for the next mails', async () => {
    const { smtp, mailer } = await setUp()
    for (let at = 0; at < 5; at++) await mailer.send({ ...mail, subject: `${at}` })
    expect(smtp.mails.map((captured) => captured.parsed.subject)).toEqual(['0', '1', '2', '3', '4'])
    expect(smtp.connections).toBe(1)
    await Promise.all(Array.from({ length: 40 }, () => mailer.send(mail)))
    expect(await smtp.waitFor(45)).toHaveLength(45)
    expect(smtp.connections).toBeLessThanOrEqual(5)
  })

  test('logs in, also with odd characters in the password', async () => {
    const user = { name: 'recado@exemplo', password: 'p@ss:/%word' }
    const { smtp, mailer } = await setUp({ user })
    await mailer.send(mail)
    expect(smtp.mails).toHaveLength(1)
  })

  test('a wrong password is no fault of the mail', async () => {
    const { mailer } = await setUp(
      { user: { name: 'recado', password: 'right' } },
      { url: (url) => url.replace('right', 'wrong') },
    )
    expect(await failureOf(mailer.send(mail))).toBe('mail_unavailable')
  })

  test.each([
    ['recipient', 550, 'mail_refused'],
    ['data', 554, 'mail_refused'],
    ['recipient', 450, 'mail_unavailable'],
    ['data', 451, 'mail_unavailable'],
    ['connect', 421, 'mail_unavailable'],
  ] as const)('refused at %s with %i is %s', async (stage, code, expected) => {
    const { smtp, mailer } = await setUp()
    smtp.refuseNext(1, { stage, code })
    expect(await failureOf(mailer.send(mail))).toBe(expected)
    await mailer.send(mail)
    expect(smtp.mails).toHaveLength(1)
  })

  test('a connection cut in the middle is unavailable, and the next mail goes out', async () => {
    const { smtp, mailer } = await setUp()
    smtp.dropNext(1)
    expect(await failureOf(mailer.send(mail))).toBe('mail_unavailable')
    await mailer.send(mail)
    expect(smtp.mails).toHaveLength(1)
  })

  test('a server that falls silent is given up', async () => {
    const { smtp, mailer } = await setUp({}, { timeoutMs: 200 })
    smtp.delay(600_000)
    expect(await failureOf(mailer.send(mail))).toBe('mail_unavailable')
  })

  test('a server that is not there is unavailable', async () => {
    const { smtp, mailer } = await setUp()
    await smtp.close()
    expect(await failureOf(mailer.send(mail))).toBe('mail_unavailable')
  })

  test.each(['implicit', 'starttls'] as const)('a certificate that nobody signed is not trusted (%s)', async (tls) => {
    const { smtp, mailer } = await setUp({ tls })
    expect(await failureOf(mailer.send(mail))).toBe('mail_unavailable')
    expect(smtp.mails).toEqual([])
  })
})

test.each([
  ['smtps://u:p@h', { host: 'h', port: 465, secure: true, requireTLS: false, auth: { user: 'u', pass: 'p' } }],
  ['smtp://u:p@h', { host: 'h', port: 587, secure: false, requireTLS: true, auth: { user: 'u', pass: 'p' } }],
  ['smtp://h:25', { host: 'h', port: 25, secure: false, requireTLS: false, auth: undefined }],
  [
    'smtp://u:p@127.0.0.1:1025',
    { host: '127.0.0.1', port: 1025, secure: false, requireTLS: false, auth: { user: 'u', pass: 'p' } },
  ],
  [
    'smtp://u%40d:a%2Fb@[::1]:25',
    { host: '::1', port: 25, secure: false, requireTLS: false, auth: { user: 'u@d', pass: 'a/b' } },
  ],
])('%s', (url, expected) => {
  expect(smtpOptions(url)).toEqual(expected)
})
