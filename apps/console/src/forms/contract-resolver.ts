import type { FieldError, FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'

/**
 * Checks a form with a contract's schema before it is sent. Errors are codes (our schemas give them as messages); Field
 * turns them into words. An empty optional text counts as absent, as nobody can type "undefined". What is handed on are
 * the raw values: the server decodes them itself.
 */
export function contractResolver<Values extends FieldValues>(schema: z.ZodType): Resolver<Values> {
  return async (values) => {
    const result = schema.safeParse(withoutEmpty(values))
    if (result.success) return { values, errors: {} }
    const errors: ErrorTree = {}
    for (const issue of result.error.issues) {
      const code = /^[a-z_]+$/.test(issue.message) ? issue.message : codeOf(issue.code)
      place(errors, issue.path, { type: code, message: code })
    }
    return { values: {}, errors: errors as FieldErrors<Values> }
  }
}

/** The same values without empty texts, at every depth: what optional fields are sent as. */
export function withoutEmpty<Values extends object>(values: Values): Values {
  const kept = Object.entries(values).flatMap(([key, value]) => {
    if (value === '' || value === undefined) return []
    return [[key, isPlain(value) ? withoutEmpty(value) : value]]
  })
  return Object.fromEntries(kept) as Values
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

type ErrorTree = { [key: string]: ErrorTree | FieldError }

/** Errors have the shape of the values; the first of a field is the one that is said. */
function place(tree: ErrorTree, path: readonly PropertyKey[], error: FieldError): void {
  const [first, ...rest] = path.map(String)
  if (first === undefined) return
  // A field may be named as people like: `constructor` is no error that is there already.
  if (!Object.hasOwn(tree, first)) tree[first] = rest.length === 0 ? error : {}
  if (rest.length > 0) place(tree[first] as ErrorTree, rest, error)
}

// A field that is missing shows up as a wrong type: undefined instead of text.
function codeOf(issue: string): string {
  return issue === 'invalid_type' ? 'required' : 'invalid'
}
