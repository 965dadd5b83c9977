import { readMoney } from '@recado/brazil/read-money'
import { readNumber } from '@recado/brazil/read-number'
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
      return readAmount(question, means('none') || means('no') ? '0' : text, wording)
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

function readAmount(question: Question, text: string, { locale }: Wording): ReadAnswer {
  const isMoney = question.unit === 'brl_cents'
  const read = isMoney ? readMoney(text, { locale }) : readNumber(text, { locale, limit: limitOf(question) })
  if (!read.ok || read.value < 0) return { ok: false, code: 'not_understood' }
  const answer = Math.round(read.value)
  const [least, most] = question.range ?? [0, Number.POSITIVE_INFINITY]
  return answer < least || answer > most ? { ok: false, code: 'out_of_range' } : { ok: true, answer }
}

/** What the answer bounds, where it bounds something: then "menos de 80 mil" is an answer. */
function limitOf({ effects }: Question): 'at_most' | 'at_least' | undefined {
  const bounds = effects.flatMap((effect) => (effect.do === 'require' && 'limit' in effect ? [effect.op] : []))
  if (bounds.includes('max')) return 'at_most'
  return bounds.includes('min') ? 'at_least' : undefined
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
