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
  if (!(error instanceof ApiProblem)) {
    form.setError('root', { type: 'thrown', message: 'unreachable' })
    return
  }
  const { code, problem } = error
  const field = fields[code]
  const named = (problem.errors ?? []).filter(({ path }) => hasField(form, path))
  if (field !== undefined) form.setError(field, { message: problem.detail }, { shouldFocus: true })
  else if (named.length === 0) form.setError('root', { type: code, message: problem.detail })
  for (const [index, { path, message }] of named.entries())
    form.setError(path as Path<Values>, { message }, { shouldFocus: index === 0 })
}

function hasField<Values extends FieldValues>(form: UseFormReturn<Values>, path: string): boolean {
  return (
    path
      .split('.')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], form.getValues()) !==
    undefined
  )
}
