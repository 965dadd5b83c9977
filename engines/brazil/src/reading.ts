/** Why a reader took nothing. Whoever asked has the sentences for people. */
export type ReadingProblem =
  | 'number'
  | 'number_several'
  | 'number_too_small'
  | 'number_too_large'
  | 'number_not_whole'
  | 'money'
  | 'phone'
  | 'phone_area_code'
  | 'cpf'
  | 'cnpj'
  | 'tax_id'
  | 'cep'
  | 'plate'

/** What came of reading: a value in its one stored form, or why not. `details` fill the places of a sentence. */
export type Reading<T, P extends string = ReadingProblem> =
  | { ok: true; value: T }
  | { ok: false; problem: P; details?: Record<string, string> }

export function taken<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function refused<P extends string>(problem: P, details?: Record<string, string>): Reading<never, P> {
  return details ? { ok: false, problem, details } : { ok: false, problem }
}
