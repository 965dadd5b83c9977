import { domainToASCII } from 'node:url'

/** One mailbox of a mail header: a display name, if any, and an address in ASCII. */
export type Mailbox = { readonly name: string | undefined; readonly address: string }

/**
 * `Name <local@domain>`, `"Name" <…>` or the bare address; undefined for anything else, such as lists, control
 * characters (header injection) and quoted local parts, which mail servers in use refuse. International domains come
 * back as punycode.
 */
export function parseMailbox(text: string): Mailbox | undefined {
  if (text.length > 500 || CONTROL.test(text)) return undefined
  const [, quoted, plain, bracketed] = NAMED.exec(text.trim()) ?? []
  const address = parseAddress(bracketed ?? text.trim())
  if (!address) return undefined
  const name = (quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '').trim()
  return { name: name === '' ? undefined : name, address }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/
const NAMED = /^(?:"((?:[^"\\]|\\.)*)"|([^"<>,;:@()[\]\\]*))\s*<([^<>\s]+)>$/

const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/

function parseAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, Math.max(at, 0))
  const domain = domainToASCII(text.slice(at + 1))
  const valid = local.length <= 64 && LOCAL_PART.test(local) && DOMAIN.test(domain)
  return valid && local.length + domain.length < 254 ? `${local}@${domain}` : undefined
}
