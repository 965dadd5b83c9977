import { afterCorrection, isNegated } from '@recado/brazil/clauses'
import { readCep } from '@recado/brazil/read-cep'
import { readMoney } from '@recado/brazil/read-money'
import { readNumber } from '@recado/brazil/read-number'
import { readPhone } from '@recado/brazil/read-phone'
import { readCnpj, readCpf, readTaxId } from '@recado/brazil/read-tax-id'
import type { Locale } from '../language/locale.ts'
import { normalizeText } from '../language/normalize-text.ts'
import { burstText, type Message, messageText } from '../session/message.ts'
import type { Answer, ChoiceAnswer, FlowOption } from './answer-schema.ts'
import { readChoice } from './read-choice.ts'
import { readDate } from './read-date.ts'
import { readEmail } from './read-email.ts'
import { readRating } from './read-rating.ts'
import { readYesNo, type YesNoWords } from './read-yes-no.ts'
import { type Reading, refused, taken } from './reading.ts'

export type AnswerContext = {
  at: number
  timeZone: string
  locale: Locale
  matches: (pattern: string, text: string) => boolean
  /** The two words of a yes-or-no question in the flow's language, with what people type for them. */
  yesNo: { yes: FlowOption; no: FlowOption; words?: YesNoWords }
}

/**
 * Reads the answer out of a burst. A text is the whole burst, one line per message; of anything else the newest message
 * that reads wins ("45", then "quer dizer, 50 mil"), after the burst as a whole ("50" + "mil").
 */
export function readAnswer(answer: Answer, messages: readonly Message[], context: AnswerContext): Reading {
  if (answer.kind === 'file') return readFile(answer, messages)
  if (answer.kind === 'location') return readLocation(answer, messages)
  const whole = readAnswerText(answer, burstText(messages), context)
  if (whole.ok || messages.length === 1) return whole
  for (const message of messages.toReversed()) {
    const one = readAnswerText(answer, messageText(message), context)
    if (one.ok) return one
  }
  return whole
}

/** Reads an answer of any kind that is words. Where somebody corrects himself ("30, quer dizer, 40"), the later word counts. */
export function readAnswerText(answer: Answer, text: string, context: AnswerContext): Reading {
  const corrected = answer.kind === 'text' || answer.kind === 'location' ? undefined : afterCorrection(text)
  const reading = corrected === undefined ? undefined : readKind(answer, corrected, context)
  return reading?.ok ? reading : readKind(answer, text, context)
}

function readKind(answer: Answer, text: string, context: AnswerContext): Reading {
  switch (answer.kind) {
    case 'text':
      return readText(answer, text, context)
    case 'number':
      return readNumber(text, { locale: context.locale, min: answer.min, max: answer.max, whole: answer.whole })
    case 'money':
      return readMoney(text, { locale: context.locale, min: answer.min, max: answer.max })
    case 'email':
      return readEmail(text)
    case 'phone':
      return readPhone(text, answer.area_code)
    case 'cpf':
      return readCpf(text)
    case 'cnpj':
      return readCnpj(text)
    case 'tax_id':
      return readTaxId(text)
    case 'cep':
      return readCep(text)
    case 'date':
      return readDate(text, { ...answer, at: context.at, timeZone: context.timeZone, locale: context.locale })
    case 'choice':
      return answer.multiple ? readChoices(answer, text) : readChoice(text, answer.options)
    case 'yes_no':
      return readYesNo(text, context.yesNo.yes, context.yesNo.no, context.yesNo.words)
    case 'rating':
      return readRating(text, answer)
    case 'location':
      return answer.text_allowed && text ? taken({ name: text }) : refused('location')
    case 'file':
      return refused('file')
  }
}

function readText(answer: Extract<Answer, { kind: 'text' }>, text: string, context: AnswerContext): Reading<string> {
  if (text === '') return refused('text_empty')
  if (text.length < (answer.min_length ?? 1)) return refused('text_too_short', { min: String(answer.min_length) })
  if (text.length > (answer.max_length ?? text.length))
    return refused('text_too_long', { max: String(answer.max_length) })
  if (answer.pattern !== undefined && !context.matches(answer.pattern, text)) return refused('text_pattern')
  return taken(text)
}

/** "1, 3 e 4" → three ids, in the order of the options; "os dois", "todos menos banho". */
function readChoices(answer: ChoiceAnswer, text: string): Reading {
  const all = answer.options.map((option) => option.id)
  const plain = normalizeText(text.slice(0, 500))
  const everything =
    /^(?:quero |pode ser |eu quero )?(?:todos|todas|tudo|ambos|ambas|os (\w+)|as (\w+)|all|both)(?= |$)(?: (?:os|as) (\w+))?(.*)$/.exec(
      plain,
    )
  const count = everything ? (everything[1] ?? everything[2] ?? everything[3]) : undefined
  const counted = count === undefined ? undefined : COUNTS[count]
  if (everything && (count === undefined || counted === answer.options.length)) {
    const but = /(?:^| )(?:menos|exceto|tirando|fora|except) (.+)$/.exec(everything[4] ?? '')
    if (/^both|^amb/.test(plain) && answer.options.length !== 2) return refused('choice')
    if (!but) return taken(all)
    const left = picksOf(answer, but[1]!)
    return left.length === 0 ? refused('choice') : taken(all.filter((id) => !left.includes(id)))
  }
  const whole = readChoice(text, answer.options)
  if (whole.ok) return taken([whole.value])
  const picked = picksOf(answer, text)
  return picked.length === 0 ? refused('choice') : taken(all.filter((id) => picked.includes(id)))
}

const COUNTS: Readonly<Record<string, number>> = { dois: 2, duas: 2, tres: 3, quatro: 4, cinco: 5 }

/** The options that the parts of an enumeration name; none where one part fits nothing. */
function picksOf(answer: ChoiceAnswer, text: string): string[] {
  const parts = text
    .slice(0, 500)
    .split(/[,;\n/+&]|\s(?:e|and|y)\s|(?<=\d)\s*(?:e|\s)\s*(?=\d)/i)
    .filter((part) => part.trim() !== '' && !isNegated(normalizeText(part)))
  const readings = parts.slice(0, 50).map((part) => readChoice(part, answer.options))
  const picked = readings.flatMap((reading) => (reading.ok ? [reading.value] : []))
  return picked.length < readings.length ? [] : picked
}

function readFile(answer: Extract<Answer, { kind: 'file' }>, messages: readonly Message[]): Reading {
  const file = messages.findLast((message) => message.kind === 'media' && message.media !== 'sticker')
  if (file?.kind !== 'media') return refused('file')
  if (answer.accept && !answer.accept.some((kind) => kind === file.media)) return refused('file_kind')
  if (answer.max_size !== undefined && (file.size ?? 0) > answer.max_size) {
    return refused('file_too_large', { max: `${Math.round(answer.max_size / 1e6)} MB` })
  }
  return taken({
    media: file.media,
    url: file.url ?? null,
    name: file.name ?? null,
    mime: file.mime ?? null,
    size: file.size ?? null,
  })
}

function readLocation(answer: Extract<Answer, { kind: 'location' }>, messages: readonly Message[]): Reading {
  const sent = messages.findLast((message) => message.kind === 'location')
  if (sent?.kind === 'location') {
    return taken({ latitude: sent.latitude, longitude: sent.longitude, name: sent.name ?? null })
  }
  const text = burstText(messages)
  return answer.text_allowed && text ? taken({ name: text }) : refused('location')
}
