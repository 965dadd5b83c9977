import type { Value } from '../../language/value.ts'

/** One conversation with a template, from its first word to its end. */
export type TemplatePath = {
  /**
   * What happens, parted by "|": words of the contact, or `[start]`, `[30m]` and `[2d]` (silence for so long), `[photo]`,
   * `[document]`.
   */
  turns: string
  ends: 'person' | 'closed'
  /** Part of what is said, or noted for the person, at the end. */
  says: string
  /** What the service answers, call by call; null where it is down. */
  http?: ({ status: number; body: Value } | null)[]
  /** What the model answers; null where none answers. */
  ai?: { text: string; hand_over?: boolean } | null
  /** Where not the sample cars. */
  cars?: 'none' | 'down'
  variables?: Record<string, Value>
  /** Instant at which it begins; a Monday at ten in the morning by default. */
  at?: number
}
