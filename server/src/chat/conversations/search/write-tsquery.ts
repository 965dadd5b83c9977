import type { Term } from './read-query.ts'

/** The terms as a tsquery is written. Their lexemes need no escape. */
export function writeTsquery(terms: readonly Term[]): string {
  return terms.map(({ without, forms }) => `${without ? '!' : ''}(${distinct(forms).join(' | ')})`).join(' & ')
}

function distinct(forms: Term['forms']): string[] {
  return [...new Set(forms.map((form) => form.map((lexeme) => `'${lexeme}'`).join(' <-> ')))]
}
