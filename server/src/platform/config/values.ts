import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/*
 * The shapes an environment variable can have. Each takes the text and yields a typed value; no message ever repeats
 * the text, because a mistyped secret is still a secret and these messages go to logs.
 */

const TRUE_WORDS = new Set(['1', 'true', 'yes', 'on'])
const FALSE_WORDS = new Set(['0', 'false', 'no', 'off'])

export const booleanValue = z.string().transform((text, ctx) => {
  const word = text.toLowerCase()
  if (TRUE_WORDS.has(word)) return true
  if (FALSE_WORDS.has(word)) return false
  return refuse(ctx, 'must be true or false')
})

export function integerValue(range: { min: number; max: number }) {
  return z.string().transform((text, ctx) => {
    const value = Number(text)
    const fits = /^\d+$/.test(text) && value >= range.min && value <= range.max
    return fits ? value : refuse(ctx, `must be a whole number from ${range.min} to ${range.max}`)
  })
}

/** An amount of money, with a point before its fraction. */
export const priceValue = z.string().transform((text, ctx) => {
  const fits = /^\d{1,6}(\.\d{1,6})?$/.test(text)
  return fits ? Number(text) : refuse(ctx, 'must be an amount such as 0.25')
})

/** Text of an address with one of the given schemes, as `new URL` accepts it. `path: false` refuses path, query, hash. */
export function addressValue(schemes: readonly string[], options: { path: boolean } = { path: true }) {
  const wanted = schemes.map((scheme) => `${scheme}://`).join(' or ')
  return z.string().transform((text, ctx) => {
    const url = URL.parse(text)
    if (!url || !schemes.includes(url.protocol.slice(0, -1)) || url.hostname === '') {
      return refuse(ctx, `must be an address beginning with ${wanted}`)
    }
    if (options.path) return text
    if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
      return refuse(ctx, 'must be an origin only: scheme, host and port')
    }
    return url.origin
  })
}

const BYTE_UNITS: Record<string, number> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }

/** `512kb`, `1mb` or a plain number of bytes → bytes. */
export const byteSizeValue = z.string().transform((text, ctx) => {
  const match = /^(\d+)\s*(b|kb|mb|gb)?$/i.exec(text)
  const bytes = match ? Number(match[1]) * (BYTE_UNITS[(match[2] ?? '').toLowerCase()] ?? Number.NaN) : Number.NaN
  return Number.isSafeInteger(bytes) && bytes > 0 ? bytes : refuse(ctx, 'must be a size such as 512kb or 1mb')
})

const MILLISECOND_UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000 }

/** `500ms`, `15s`, `2m` → milliseconds. The unit is required: a bare 30 has been read both ways too often. */
export const durationValue = z.string().transform((text, ctx) => {
  const match = /^(\d+)\s*(ms|s|m)$/i.exec(text)
  const ms = match ? Number(match[1]) * (MILLISECOND_UNITS[(match[2] ?? '').toLowerCase()] ?? Number.NaN) : Number.NaN
  return Number.isSafeInteger(ms) && ms > 0 ? ms : refuse(ctx, 'must be a duration with its unit, such as 500ms or 15s')
})

/** Comma-separated words out of a fixed set, without repetition. */
export function wordListValue<const Word extends string>(words: readonly Word[]) {
  return z.string().transform((text, ctx): readonly Word[] => {
    const given = new Set(splitList(text))
    const known = words.filter((word) => given.has(word))
    const complete = given.size > 0 && known.length === given.size
    return complete ? known : refuse(ctx, `must list one or more of ${words.join(', ')}`)
  })
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const HOST_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`)

/** A host name in lower case, without scheme, port or trailing dot. */
export const hostNameValue = z.string().transform((text, ctx) => {
  const name = text.toLowerCase()
  const valid = name.length <= 253 && HOST_NAME.test(name) && isIP(name) === 0
  return valid ? name : refuse(ctx, 'must be a host name without scheme or port')
})

export const slugValue = z.string().regex(/^[a-z0-9-]{3,40}$/, 'must be 3 to 40 of a-z, 0-9 and -')

const NAMED_RANGES = new Set(['loopback', 'linklocal', 'uniquelocal'])

/**
 * Who may set X-Forwarded-*: `false`, a number of proxies, or a list of addresses, CIDR ranges and the names Fastify
 * knows. There is no `true`: trusting everybody lets any client choose its own address and so escape rate limits.
 */
export const trustProxyValue = z.string().transform((text, ctx): false | number | readonly string[] => {
  if (FALSE_WORDS.has(text.toLowerCase())) return false
  if (/^[1-9]$/.test(text)) return Number(text)
  const entries = splitList(text)
  const valid = entries.length > 0 && entries.every((entry) => NAMED_RANGES.has(entry) || isAddressOrRange(entry))
  return valid
    ? entries
    : refuse(ctx, 'must be false, a number of proxies from 1 to 9, or a list of addresses and ranges')
})

/** The same list without surrounding spaces and empty entries. */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

function isAddressOrRange(text: string): boolean {
  return text.includes('/') ? ipaddr.isValidCIDR(text) : isIP(text) !== 0
}

/** Reports a problem and ends the transform. */
export function refuse(ctx: z.RefinementCtx, message: string): never {
  ctx.addIssue({ code: 'custom', message })
  return z.NEVER
}
