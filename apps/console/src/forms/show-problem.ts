import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { ApiProblem } from '../api/api-problem.ts'

/**
 * Puts what the server refused where it belongs: beside the fields it names, and what names no field of this form into
 * the form's own error, which FormError shows.
 * @param fields error codes that belong to one field although the server names none, such as a slug that is taken.
 */
export function showProblem<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  error: unknown,
  fields: Readonly<Record<string, Path<Values>>> = {},
): void {
  if (!(error instanceof ApiProblem)) return form.setError('root', { type: 'thrown', message: 'unreachable' })
  const known = fields[error.code]
  if (known !== undefined) return form.setError(known, { message: error.problem.detail }, { shouldFocus: true })
  const named = (error.problem.errors ?? []).filter(({ path }) => hasField(form, path))
  for (const [index, { path, message }] of named.entries())
    form.setError(path as Path<Values>, { message }, { shouldFocus: index === 0 })
  if (named.length === 0) form.setError('root', { type: error.code, message: error.problem.detail })
}

function hasField<Values extends FieldValues>(form: UseFormReturn<Values>, path: string): boolean {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], form.getValues()) !== undefined
}
