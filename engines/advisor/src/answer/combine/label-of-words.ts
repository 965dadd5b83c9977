import type { Words } from './term.ts'

/** A computed number's label: its formula with metrics in place of figures, behind a sign of equality. */
export function labelOfWords(words: Words): string {
  return `=${written(words)}`
}

function written(words: Words): string {
  if ('of' in words) return words.of
  const left = bracketed(words.left)
  switch (words.operator) {
    case 'rest':
      return `1 - ${left}`
    case 'inv':
      return `1 / ${left}`
    case 'x12':
      return `${left} * 12`
    case 'year':
      return `(1 + ${left}) ^ 12 - 1`
  }
  const right = bracketed(words.right!)
  switch (words.operator) {
    case '-':
    case '+':
      return `${written(words.left)} ${words.operator} ${words.operator === '-' ? right : written(words.right!)}`
    case '*c':
      return `${left} * (1 - ${right})`
    case '*u':
      return `${left} * (1 + ${right})`
    case '/c':
      return `${left} / (1 - ${right})`
    case '/u':
      return `${left} / (1 + ${right})`
    case '%':
      return `${left} / ${right} - 1`
    case '%c':
      return `1 - ${left} / ${right}`
    default:
      return `${left} ${words.operator[0]} ${right}`
  }
}

function bracketed(words: Words): string {
  return 'of' in words ? words.of : `(${written(words)})`
}
