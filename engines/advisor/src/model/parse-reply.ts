import type { z } from 'zod'

/** Reads a model's text as the schema's value. The fault is worded for the model, for its one repair. */
export function parseReply<T>(text: string, schema: z.ZodType<T>): { value: T } | { fault: string } {
  const start = text.indexOf('{')
  const end = text.lastIndexOf('}')
  if (start < 0 || end < start) return { fault: 'no JSON object found' }
  let json: unknown
  try {
    json = JSON.parse(text.slice(start, end + 1))
  } catch (error) {
    return { fault: `invalid JSON: ${error instanceof Error ? error.message : 'unknown'}` }
  }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { value: parsed.data }
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`)
  return { fault: issues.join('; ') }
}
