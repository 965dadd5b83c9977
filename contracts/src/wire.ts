import { z } from 'zod'
import { EMAIL_PATTERN, MAX_EMAIL } from './email-pattern.ts'
import { cleanLine, isBlank, plainText } from './unseen.ts'

/** An instant: ISO 8601 with zone on the wire, a Date in the program. */
export const Instant = z.codec(
  z.iso.datetime({ offset: true }),
  z.date().meta({ type: 'string', format: 'date-time' }),
  {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  },
)

/** One line of text that people typed: cleaned (`cleanLine`), without control characters, something to see, up to `max` characters. */
export function line(max: number) {
  return oneLine(max).refine((text) => !isBlank(text), { error: 'text_empty' })
}

/** A line that may be taken away again: null, nothing and blanks are the empty text. */
export function optionalLine(max: number) {
  return z.preprocess(
    (given) => (given === null || (typeof given === 'string' && isBlank(given)) ? '' : given),
    oneLine(max),
  )
}

function oneLine(max: number) {
  return (
    z
      .string()
      .overwrite(cleanLine)
      .max(max, { error: 'text_too_long' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point; NUL cannot be stored at all
      .regex(/^[^\u0000-\u001f\u007f\u2028\u2029]*$/, { error: 'text_control_characters' })
      .refine((text) => text.isWellFormed(), { error: 'text_malformed' })
  )
}

/** Text that people wrote over several lines: control characters other than tab and line breaks are refused. */
export function text(max: number) {
  return (
    z
      .string()
      .max(max, { error: 'text_too_long' })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point; NUL cannot be stored at all
      .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, { error: 'text_control_characters' })
      .refine((value) => value.isWellFormed(), { error: 'text_malformed' })
  )
}

/** Such a text with something in it that can be seen. */
export function words(max: number) {
  return text(max).refine((value) => !isBlank(value), { error: 'text_empty' })
}

/** E-mail as an identity's name: trimmed, lower-cased, without what a paste brings along unseen. */
export const Email = z
  .string()
  .max(1_000, { error: 'email_malformed' })
  .overwrite((text) => plainText(text).toLowerCase())
  .max(MAX_EMAIL, { error: 'email_malformed' })
  .pipe(z.email({ pattern: EMAIL_PATTERN, error: 'email_malformed' }))

/** A new password. Length is what protects (NIST SP 800-63B); 200 bounds the cost of hashing. */
export const NewPassword = z
  .string()
  .min(10, { error: 'password_too_short' })
  .max(200, { error: 'password_too_long' })
  .refine((text) => text.isWellFormed(), { error: 'text_malformed' })

export const Locale = z.enum(['pt-BR', 'en', 'es'])
export type Locale = z.output<typeof Locale>

/** Yes or no in an address. Not z.stringbool, which knows other words too and takes room in every screen. */
export const QueryFlag = z.codec(z.enum(['true', 'false']), z.boolean(), {
  decode: (word) => word === 'true',
  encode: (value) => (value ? 'true' : 'false'),
})

/** Keyset pages: `cursor` is opaque and belongs to one list of one tenant; `limit` ≤ 100. */
export const PageQuery = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type PageQuery = z.output<typeof PageQuery>

/**
 * A parameter of a query with one value or several, repeated (`status=open&status=pending`) or with commas
 * (`status=open,pending`).
 */
export function anyOf<Item extends z.ZodType>(item: Item, most: number) {
  return z.preprocess(
    (given) => (given === undefined ? undefined : [given].flat().flatMap((text) => String(text).split(','))),
    z.array(item).min(1).max(most),
  )
}

/** Within two instants, the first inclusive, the second exclusive. */
export function between<Name extends string>(name: Name) {
  const ends = { [`${name}_since`]: Instant.optional(), [`${name}_until`]: Instant.optional() }
  return ends as Record<`${Name}_since` | `${Name}_until`, z.ZodOptional<typeof Instant>>
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() })
}

/** RFC 9457 problem details; `code` is what programs compare, `detail` is for people, in their language. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
})
export type Problem = z.output<typeof Problem>

export const Empty = z.strictObject({})

/**
 * Of something that several people edit: which state of it this is. Whoever writes may send in If-Match, in quotes, the
 * one they began with; when another is stored by then, the answer is 412 `version_conflict` with `current`, `changed_by`
 * and `changed_at`.
 */
export const Revision = z.string().meta({
  description: 'Send it in If-Match, in quotes, to write only over the state that was read; otherwise 412.',
})

/** What is beside the usual members of a 412's problem document. `current` is the view as a GET of it answers. */
export const VersionConflict = z.object({
  current: z.unknown(),
  changed_by: z.string().nullable(),
  changed_at: Instant.nullable(),
})
