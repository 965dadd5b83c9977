import { keepBroken, keepParts, type ReceivedMail, readMail, readRecipients } from './read-mail.ts'

type Fields = ReadonlyMap<string, string>

export interface PostedMail {
  mail: ReceivedMail
  /** To whom it was sent, the surest first: an envelope says it, a header may. */
  recipients: string[]
}

/**
 * A mail as providers post it: as it was sent (any other type, Cloudflare's workers and most others), as JSON with its parts
 * (Postmark), or as a form with its parts or the whole (SendGrid's `email`, Mailgun's `body-mime`). What cannot be taken apart is
 * kept as text.
 *
 * https://postmarkapp.com/developer/webhooks/inbound-webhook
 * https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
 * https://documentation.mailgun.com/docs/mailgun/user-manual/receive-forward-store
 */
export async function readPostedMail(contentType: string, bytes: Buffer): Promise<PostedMail> {
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json') return readJson(bytes)
  if (type !== 'multipart/form-data' && type !== 'application/x-www-form-urlencoded') return readWhole(bytes)
  const fields = await readForm(contentType, bytes)
  if (fields === undefined) return readBroken(bytes)
  const posted = [
    ...addressesIn(fields.get('recipient')),
    ...addressesIn(fields.get('envelope')),
    ...addressesIn(fields.get('to')),
  ]
  const whole = fields.get('email') ?? fields.get('body-mime')
  if (whole === undefined) return { mail: ofForm(fields), recipients: posted }
  const { mail, recipients } = await readWhole(Buffer.from(whole, 'utf8'))
  return { mail, recipients: [...posted, ...recipients] }
}

async function readWhole(bytes: Buffer): Promise<PostedMail> {
  return { mail: await readMail(bytes), recipients: await readRecipients(bytes) }
}

const readBroken = (bytes: Buffer): PostedMail => ({ mail: keepBroken(bytes), recipients: [] })

/** The addresses of any text: a header's, or those of SendGrid's envelope. */
function addressesIn(text = ''): string[] {
  return [...text.slice(0, 5_000).matchAll(/[^\s<>"',;:[\]{}]{1,64}@[a-z0-9.-]{3,200}/gi)].map(([address]) => address)
}

async function readForm(contentType: string, bytes: Buffer): Promise<Fields | undefined> {
  try {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData()
    const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
    return new Map(texts)
  } catch {
    return undefined
  }
}

function ofForm(fields: Fields): ReceivedMail {
  const first = (...names: string[]): string => names.map((name) => fields.get(name)).find(Boolean) ?? ''
  const from = splitMailbox(first('from', 'From', 'sender'))
  const inHeaders = (name: string) => new RegExp(`^${name}:[ \\t]*(.{1,250})$`, 'im').exec(first('headers'))?.[1] ?? ''
  return keepParts({
    ...{ from: from.address, from_name: from.name },
    reply_to: splitMailbox(first('Reply-To', 'reply-to') || inHeaders('reply-to')).address,
    subject: first('subject', 'Subject'),
    text: first('body-plain', 'text'),
    html: first('body-html', 'html'),
    message_id: first('Message-Id', 'message-id') || inHeaders('message-id'),
  })
}

async function readJson(bytes: Buffer): Promise<PostedMail> {
  const body = parse(bytes.toString('utf8'))
  if (body === undefined) return readBroken(bytes)
  const text = (...names: string[]): string =>
    (names.map((name) => body[name]).find((value) => typeof value === 'string' && value !== '') as
      | string
      | undefined) ?? ''
  const raw = text('RawEmail', 'raw')
  const posted = [...addressesIn(text('OriginalRecipient', 'recipient')), ...addressesIn(text('To', 'to'))]
  if (raw !== '') {
    const whole = await readWhole(Buffer.from(raw, 'utf8'))
    return { ...whole, recipients: [...posted, ...whole.recipients] }
  }
  const from = splitMailbox(text('From', 'from'))
  const headers = Array.isArray(body.Headers) ? body.Headers : []
  const inHeaders = (name: string): string => {
    const found = headers.find((one) => typeof one?.Name === 'string' && one.Name.toLowerCase() === name)
    return typeof found?.Value === 'string' ? found.Value : ''
  }
  const mail = keepParts({
    ...{ from: from.address, from_name: from.name || text('FromName') },
    reply_to: splitMailbox(text('ReplyTo', 'reply_to') || inHeaders('reply-to')).address,
    subject: text('Subject', 'subject'),
    text: text('TextBody', 'text'),
    html: text('HtmlBody', 'html'),
    message_id: inHeaders('message-id') || text('MessageID', 'message_id'),
  })
  return { mail, recipients: posted }
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : undefined
  } catch {
    return undefined
  }
}

/** `"Webmotors" <leads@webmotors.com.br>`, or the address alone. */
function splitMailbox(text: string): { name: string; address: string } {
  const [, name = '', address] = /^\s*(.{0,200}?)\s*<([^<>\s]{3,254})>/.exec(text) ?? []
  return address === undefined ? { name: '', address: text.trim() } : { name: name.replace(/^"|"$/g, ''), address }
}
