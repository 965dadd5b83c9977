import type { Answer } from '@recado/flow/schemas'

/** The type of a variable that keeps such an answer. */
export function keptAs(answer: Answer): 'text' | 'number' | 'money' | 'boolean' | 'date' | 'list' | 'object' {
  switch (answer.kind) {
    case 'number':
    case 'rating':
      return 'number'
    case 'money':
      return 'money'
    case 'yes_no':
      return 'boolean'
    case 'date':
      return 'date'
    case 'file':
    case 'location':
      return 'object'
    case 'choice':
      return answer.multiple ? 'list' : 'text'
    default:
      return 'text'
  }
}
