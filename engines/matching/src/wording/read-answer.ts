import type { Question } from '../model/question.ts'
import type { Answer } from '../wishes/check-answers.ts'
import { plainText, type Wording } from './wording.ts'

/** `answer` is absent when the person skipped. */
export type ReadAnswer =
  | { ok: true; answer?: Answer }
  | { ok: false; code: 'not_understood' | 'out_of_range' | 'too_many' }

/**
 * Understands a typed answer: "R$ 15 mil", "1.500,00", "2", "suv e sedã", "tanto faz". Money questions give centavos.
 * Options may be named by number (from 1) or by label.
 */
export function readAnswer(question: Question, text: string, wording: Wording): ReadAnswer {
  const plain = plainText(text)
  const means = (meaning: string): boolean => (wording.says[meaning] ?? []).includes(plain)
  if (plain === '' || means('skip')) return { ok: true }
  switch (question.kind) {
    case 'yes_no':
      if (means('yes')) return { ok: true, answer: true }
      return means('no') ? { ok: true, answer: false } : { ok: false, code: 'not_understood' }
    case 'amount':
      return readAmount(question, means('none') || means('no') ? '0' : plain, wording)
    case 'choice':
    case 'choices': {
      const picked = readOptions(question, plain, wording)
      if (picked === undefined) return { ok: false, code: 'not_understood' }
      if (question.kind === 'choice') {
        return picked.length === 1 ? { ok: true, answer: picked[0]! } : { ok: false, code: 'too_many' }
      }
      if (picked.length > (question.most ?? question.options.length)) return { ok: false, code: 'too_many' }
      return { ok: true, answer: picked }
    }
  }
}

function readAmount(question: Question, plain: string, wording: Wording): ReadAnswer {
  const found = /(\d[\d.,]*)\s*([a-z]*)/.exec(plain)
  if (found === null || /-\s*\d/.test(plain)) return { ok: false, code: 'not_understood' }
  const thousand = (wording.says.thousand ?? []).includes(found[2]!) ? 1000 : 1
  const units = question.unit === 'brl_cents' ? 100 : 1
  const answer = Math.round(readNumber(found[1]!, wording.locale) * thousand * units)
  const [least, most] = question.range ?? [0, Number.POSITIVE_INFINITY]
  if (!Number.isFinite(answer)) return { ok: false, code: 'not_understood' }
  return answer < least || answer > most ? { ok: false, code: 'out_of_range' } : { ok: true, answer }
}

/** "1.500,00" and "1500.50": the locale's decimal mark, or a mark not followed by exactly three digits. */
function readNumber(text: string, locale: string): number {
  const comma = locale.startsWith('en') ? '.' : ','
  const trimmed = text.replace(/[.,]+$/, '')
  const last = Math.max(trimmed.lastIndexOf('.'), trimmed.lastIndexOf(','))
  const isDecimal = last >= 0 && (trimmed[last] === comma || trimmed.length - last !== 4)
  const whole = (isDecimal ? trimmed.slice(0, last) : trimmed).replace(/[.,]/g, '')
  return Number(isDecimal ? `${whole}.${trimmed.slice(last + 1)}` : whole)
}

function readOptions(question: Question, plain: string, wording: Wording): string[] | undefined {
  const joiners = wording.says.and ?? []
  const words = plain.split(/\s*[,/+]\s*|\s+/).filter((word) => word !== '' && !joiners.includes(word))
  const labels = question.options.map(({ key }) => [
    plainText(
      wording.messages[`option.${question.key}.${key}`] ?? wording.messages[`category.${question.key}.${key}`] ?? key,
    ),
    plainText(key),
    ...(wording.says[`option.${question.key}.${key}`] ?? []),
  ])
  if (words.every((word) => /^\d+$/.test(word))) {
    const options = words.map((word) => question.options[Number(word) - 1]?.key)
    return options.every((key) => key !== undefined) ? [...new Set(options)] : undefined
  }
  const named = question.options.filter((_, i) => labels[i]!.some((label) => includesWords(plain, label)))
  // A word of a label will do when it names one option only: "espaço" for "espaço e porta-malas". Where a single
  // answer is due, only when nothing was named in full: "carro para a família" is not "primeiro carro" too.
  const hinted = words
    .filter((word) => word.length > 3)
    .map((word) => question.options.filter((_, i) => labels[i]!.some((label) => label.split(/[ ,/-]/).includes(word))))
    .filter((options) => options.length === 1)
    .map(([option]) => option)
  const heard = new Set(question.kind === 'choices' || named.length === 0 ? [...named, ...hinted] : named)
  return heard.size === 0 ? undefined : question.options.filter((option) => heard.has(option)).map(({ key }) => key)
}

function includesWords(text: string, phrase: string): boolean {
  return ` ${text.replace(/[,/+.]/g, ' ')} `.includes(` ${phrase} `)
}
