import { z } from 'zod'
import { shortTemplate, textTemplate, variableName } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

/** Calls a web service. `ok` on a 2xx answer, `error` else. Places in the address are escaped. */
export const httpRequestSchema = z.strictObject({
  ...blockBase,
  type: z.literal('http_request'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  url: shortTemplate.min(1),
  /** `{{secret.name}}` in a value is a secret of the company: the host puts it in when the request leaves. */
  headers: z.record(z.string().max(100), shortTemplate).optional(),
  /** Fields of a JSON body; a template that is one place alone keeps the value's type. */
  body: z.record(z.string().max(100), z.union([textTemplate, z.number(), z.boolean(), z.null()])).optional(),
  /** A body that is one text, e.g. JSON written by hand. Takes the place of `body`. */
  raw_body: textTemplate.optional(),
  timeout_seconds: z.int().min(1).max(60).optional(),
  /** Parts of the JSON answer to keep: `path` like `data.0.name`; an empty path is the whole answer. */
  save: z
    .array(
      z.strictObject({
        path: z
          .string()
          .max(200)
          .regex(/^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)?$/),
        variable: variableName,
      }),
    )
    .max(30)
    .optional(),
})
export type HttpRequestBlock = z.infer<typeof httpRequestSchema>

export function httpRequestFacts(block: HttpRequestBlock): BlockFacts {
  const fields = Object.values(block.body ?? {}).filter((field) => typeof field === 'string')
  return factsOf({
    outputs: ['ok', 'error'],
    optional: ['error'],
    waits: 'service',
    texts: [block.url, block.raw_body ?? '', ...Object.values(block.headers ?? {}).map(withoutSecrets), ...fields],
    writes: (block.save ?? []).map((one) => one.variable),
  })
}

const SECRET = /\{\{\s*secret\.([A-Za-z0-9_-]{1,64})\s*\}\}/

/** A header's value around its secrets, and the secrets' names between. */
export function splitSecrets(value: string): { text: string; secret: string | undefined }[] {
  const parts = value.split(new RegExp(SECRET, 'g'))
  return parts.flatMap((text, at) => (at % 2 === 0 ? [{ text, secret: parts[at + 1] }] : []))
}

function withoutSecrets(value: string): string {
  return splitSecrets(value)
    .map(({ text }) => text)
    .join('')
}
