import { hasTemplate, type LocaleName, template } from '../text/locale.ts'

/** The words of an answer's number: a sentence of its own, or "kind.metric" with the metric's name in it and whose it is. */
export function answerLabel(label: string, locale: LocaleName, subject?: string): string {
  if (label.startsWith('=')) return formulaInWords(label.slice(1), locale)
  const [kind, metric] = label.split('.') as [string, string?]
  const words = template(`answer.${kind}`, locale)
  if (metric === undefined) return words
  const of = template(hasTemplate(`label.${metric}`) ? `label.${metric}` : `answer.${metric}`, locale)
  const name = subject !== undefined && hasTemplate(subject) ? template(subject, locale) : (subject ?? '')
  const at = words.startsWith('{of}')
    ? of.charAt(0).toUpperCase() + of.slice(1)
    : of.charAt(0).toLowerCase() + of.slice(1)
  return words.replace('{of}', at).replace('{name}', name)
}

/** Whole things: what must be sold is rounded up, what may be lost down. */
export function roundingOf(label: string): 'up' | 'down' | undefined {
  if (/^(?:may_lose_(?:profit_)?units|above_break_even|idle_units)$/.test(label)) return 'down'
  return /^(?:break_even_units\w*|hire_units\w*|same_(?:profit|revenue)_units|units_needed|ads_units|loose_units|heads_needed|pays\..*)$/.test(
    label,
  )
    ? 'up'
    : undefined
}

const signs: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' }

/** "ticket * (1 - tax_rate)" as "Ticket médio × (1 − impostos)". */
function formulaInWords(formula: string, locale: LocaleName): string {
  const words = formula
    .replace(/ ([*/-]) /g, (_, sign: string) => ` ${signs[sign]} `)
    .replace(/[a-z_]{2,}/g, (metric) =>
      lowered(template(metric === 'other' ? 'answer.other_figure' : `label.${metric}`, locale)),
    )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const lowered = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
