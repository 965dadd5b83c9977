import { type LocaleName, template } from '../text/locale.ts'

/** The words of an answer's number: a sentence of its own, or "kind.metric" with the metric's name in it. */
export function answerLabel(label: string, locale: LocaleName): string {
  const [kind, metric] = label.split('.') as [string, string?]
  const words = template(`answer.${kind}`, locale)
  return metric === undefined ? words : words.replace('{of}', template(`label.${metric}`, locale).toLowerCase())
}
