import PostalMime, { type Address, type Email } from 'postal-mime'
import { z } from 'zod'
import { htmlLinks, htmlText } from './html-text.ts'

/** What is kept of a mail: enough to read a lead from, or for somebody to read it. */
export const ReceivedMail = z.object({
  /** Address of the sender, in lower case; empty where there is none. */
  from: z.string(),
  from_name: z.string(),
  reply_to: z.string(),
  subject: z.string(),
  /** Of the plain part; empty where there is none. */
  text: z.string(),
  /** Of the HTML part, as text. */
  html_text: z.string(),
  links: z.array(z.string()),
  message_id: z.string(),
  /** Whether it could not be taken apart: `text` is then its beginning as it came. */
  malformed: z.boolean(),
})
export type ReceivedMail = z.output<typeof ReceivedMail>

/** A lead is a few kilobytes; what is behind the first megabytes of a mail are pictures. */
const MOST_BYTES = 4 * 1024 ** 2
const MOST_TEXT = 20_000
const MOST_HTML = 500_000
const BOUNDS = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 3 }

/** Reads a mail as it was sent (RFC 5322). Whatever it is, something is kept of it: no mail is refused. */
export async function readMail(bytes: Uint8Array): Promise<ReceivedMail> {
  const head = bytes.subarray(0, MOST_BYTES)
  try {
    const mail = await PostalMime.parse(head, BOUNDS)
    const again = isGarbled(mail) ? await PostalMime.parse(inWindows1252(head), BOUNDS) : mail
    const kept = keepMail(isTwiceEncoded(again) ? mail : again)
    return kept.text === '' && kept.html_text === '' && kept.subject === '' ? keepBroken(head) : kept
  } catch {
    return keepBroken(head)
  }
}

/** What cannot be taken apart: its beginning, as it came. */
export function keepBroken(bytes: Uint8Array): ReceivedMail {
  const text = clean(new TextDecoder().decode(bytes.subarray(0, MOST_TEXT)), MOST_TEXT)
  return { ...NOTHING, text, malformed: true }
}

/** To whom a mail says that it was sent, the surest first. */
export async function readRecipients(bytes: Uint8Array): Promise<string[]> {
  try {
    const { headers, to = [], cc = [] } = await PostalMime.parse(headOf(bytes), BOUNDS)
    const named = ['x-original-to', 'delivered-to', 'x-forwarded-to', 'envelope-to'].flatMap((key) =>
      headers.filter((one) => one.key === key).map(({ value }) => value.replace(/^.*<|>.*$/g, '').trim()),
    )
    const written = [...to, ...cc].flatMap((one) => one.group ?? [one]).map(({ address }) => address)
    return [...named, ...written]
  } catch {
    return []
  }
}

/** Headers end with the first empty line. */
function headOf(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, BOUNDS.maxHeadersSize))
  const end = /\r?\n\r?\n/.exec(head.toString('latin1'))
  return end === null ? head : head.subarray(0, end.index + end[0].length)
}

const NOTHING: Omit<ReceivedMail, 'text' | 'malformed'> = {
  ...{ from: '', from_name: '', reply_to: '', subject: '', html_text: '', links: [], message_id: '' },
}

/** The same of a mail that somebody else took apart. */
export function keepParts(
  parts: Partial<Omit<ReceivedMail, 'html_text' | 'links' | 'malformed'>> & { html?: string },
): ReceivedMail {
  const html = (parts.html ?? '').slice(0, MOST_HTML)
  return {
    from: clean(parts.from ?? '', 254).toLowerCase(),
    from_name: clean(parts.from_name ?? '', 200),
    reply_to: clean(parts.reply_to ?? '', 254).toLowerCase(),
    subject: clean(parts.subject ?? '', 500),
    text: clean(parts.text ?? '', MOST_TEXT),
    html_text: clean(htmlText(html), MOST_TEXT),
    links: htmlLinks(html).map((link) => clean(link, 500)),
    message_id: clean(parts.message_id ?? '', 250),
    malformed: false,
  }
}

function keepMail(mail: Email): ReceivedMail {
  const from = firstOf(mail.from === undefined ? [] : [mail.from])
  return keepParts({
    ...{ from: from.address, from_name: from.name, reply_to: firstOf(mail.replyTo ?? []).address },
    ...{ subject: mail.subject ?? '', text: mail.text ?? '', html: mail.html ?? '', message_id: mail.messageId ?? '' },
  })
}

function firstOf(addresses: readonly Address[]): { name: string; address: string } {
  const [first] = addresses.flatMap((one) => one.group ?? [one])
  return { name: first?.name ?? '', address: first?.address ?? '' }
}

/** Bytes that are not what the mail says they are, or says nothing of. */
function isGarbled({ text = '', html = '', subject = '' }: Email): boolean {
  return [text, html, subject].some((part) => part.includes('\uFFFD'))
}

/** UTF-8 that was read as Windows' letters: it was right before, and had a sign for what is lost in it. */
const isTwiceEncoded = ({ text = '', html = '' }: Email): boolean => /[ÃÂ][\u0080-\u00BF]|ï¿½/.test(text + html)

/** Old senders write Windows' letters and name no charset, or UTF-8: both are said to be what they are. */
function inWindows1252(bytes: Uint8Array): Uint8Array {
  const mail = Buffer.from(bytes).toString('latin1')
  const said = mail
    .replace(/charset="?utf-?8"?/gi, 'charset=windows-1252')
    .replace(
      /^(content-type:[ \t]*text\/(?:plain|html))[ \t]*;?[ \t]*(?=\r?\n(?![ \t]))/gim,
      '$1; charset=windows-1252',
    )
  const [headers = ''] = said.split(/\r?\n\r?\n/, 1)
  const typed = /^content-type:/im.test(headers)
  return Buffer.from(typed ? said : `Content-Type: text/plain; charset=windows-1252\r\n${said}`, 'latin1')
}

/** NUL cannot be stored at all, and halves of characters not as JSON. */
function clean(text: string, most: number): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n').slice(0, most).toWellFormed().trim()
}
