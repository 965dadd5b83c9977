import { z } from 'zod'

/**
 * A caller's values as the wire carries them: ids with their prefix, instants as text. Nothing is validated: the server
 * does, and its problem has texts for people. A field that is left out stays out, so that the server's default holds.
 */
export function encode(schema: z.ZodType, value: unknown): unknown {
  if (!(schema instanceof z.ZodObject)) return encodeField(schema, value)
  const fields: Record<string, z.ZodType | undefined> = schema.shape
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([, given]) => given !== undefined)
      .map(([name, given]) => [name, encodeField(fields[name] ?? z.unknown(), given)]),
  )
}

function encodeField(schema: z.ZodType, value: unknown): unknown {
  return z.encode(withoutPreprocess(schema), value, UNCHECKED)
}

/** zod reads it from any context, but its type names it for internal use alone. */
const UNCHECKED = { skipChecks: true } as Parameters<typeof z.encode>[2]

/** What `z.preprocess` does to a received value has no way back: the schema behind it encodes. */
function withoutPreprocess(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return withoutPreprocess(schema.def.innerType as z.ZodType)
  if (schema instanceof z.ZodPipe && schema.in instanceof z.ZodTransform) return schema.out as z.ZodType
  return schema
}
