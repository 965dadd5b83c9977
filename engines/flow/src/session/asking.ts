import { type Answer, FILE_KINDS, type FlowOption } from '../answers/answer-schema.ts'
import { readAnswer } from '../answers/read-answer.ts'
import { type Reading, taken } from '../answers/reading.ts'
import { localTime } from '../language/local-time.ts'
import type { PhraseKey } from '../locales/locale-text.ts'
import type { Content, ContentOption } from './content.ts'
import type { AnswerInput } from './effect.ts'
import { handOverToPerson } from './hand-over-to-person.ts'
import { burstText, type Message } from './message.ts'
import { type Move, wait } from './move.ts'
import type { Run } from './run.ts'
import type { AwaitingAnswer } from './state.ts'

/** A question under way, whichever block asks it. */
export type OpenQuestion = { block: string; text: string; answer: Answer; retryText?: string }

export const FIRST_TRY: AwaitingAnswer = { kind: 'answer', failures: 0, offered: false, timer_id: null }

/** Asks. A question without text and without options waits in silence. */
export function askQuestion(run: Run, question: OpenQuestion): void {
  emitQuestion(run, question, run.text(question.text))
}

/** Reads the answer to a question out of a burst: a pressed option first, then words. */
export function readReply(run: Run, { block, answer }: OpenQuestion, messages: readonly Message[]): Reading {
  const pressed = messages.findLast((message) => message.kind === 'reply' && message.option_id.startsWith(`${block}:`))
  const id = pressed?.kind === 'reply' ? pressed.option_id.slice(block.length + 1) : undefined
  if (id !== undefined && answer.kind === 'yes_no' && (id === 'yes' || id === 'no')) return taken(id === 'yes')
  if (id !== undefined && answer.kind === 'choice' && answer.options.some((option) => option.id === id)) {
    return taken(answer.multiple ? [id] : id)
  }
  return readAnswer(filled(run, answer), messages, run.answers())
}

/** Says why the answer was not taken, offers a person when it is time, and waits again; at last a person takes over. */
export function refuseAnswer(
  run: Run,
  question: OpenQuestion,
  awaiting: AwaitingAnswer,
  messages: readonly Message[],
  reading: Extract<Reading, { ok: false }>,
): Move {
  const { failures_before_offer: offerAt, failures_before_hand_over: giveUpAt } = run.flow.document.settings
  const failures = awaiting.failures + 1
  if (failures >= giveUpAt) {
    handOverToPerson(run, 'not_understood')
    return wait({ ...awaiting, failures })
  }
  const media = unusableMedia(question.answer, messages)
  const offered = awaiting.offered || media !== undefined || failures >= offerAt
  const own = question.retryText === undefined ? '' : run.text(question.retryText)
  const why = media
    ? `${run.phrase(`received.${media}` as PhraseKey)} ${run.phrase(`write.${question.answer.kind}` as PhraseKey)}`
    : own || run.phrase(`invalid.${reading.problem}` as PhraseKey, reading.details)
  emitQuestion(run, question, offered ? `${why} ${run.phrase('offer_person')}` : why)
  return wait({ ...awaiting, failures, offered })
}

/** The kind of media that came where words are due; undefined where there were words, or where files are welcome. */
function unusableMedia(answer: Answer, messages: readonly Message[]): string | undefined {
  if (answer.kind === 'file' || burstText(messages) !== '') return undefined
  const last = messages.findLast((message) => message.kind === 'media' || message.kind === 'location')
  if (last?.kind === 'media') return last.media
  return last && answer.kind !== 'location' ? 'location' : undefined
}

function emitQuestion(run: Run, question: OpenQuestion, text: string): void {
  const options = optionsOf(run, question)
  if (options === undefined && text.trim() === '') return
  const content: Content = options
    ? {
        kind: 'options',
        text: text.trim() === '' ? run.phrase('choose') : text,
        options,
        style: question.answer.kind === 'choice' ? (question.answer.style ?? 'auto') : 'auto',
        list_label: run.phrase('list_label'),
        number_hint: run.phrase(question.answer.kind === 'yes_no' ? 'yes_no_hint' : 'number_hint'),
      }
    : { kind: 'text', text }
  const input = inputFor(run, question.answer)
  run.emit({ type: 'ask', content, expects: question.answer.kind, ...(input ? { input } : {}) })
}

/** What shows the bounds of an answer before it is given; undefined where words or options are due. */
function inputFor(run: Run, answer: Answer): AnswerInput | undefined {
  switch (answer.kind) {
    case 'rating':
      return { kind: 'rating', min: answer.min, max: answer.max }
    case 'file':
      return { kind: 'file', accept: [...(answer.accept ?? FILE_KINDS)] }
    case 'date': {
      const day = (bound: string) => (bound === 'today' ? localTime(run.at, run.flow.document.time_zone).date : bound)
      const { min, max } = answer
      return { kind: 'date', ...(min ? { min: day(min) } : {}), ...(max ? { max: day(max) } : {}) }
    }
    default:
      return undefined
  }
}

function optionsOf(run: Run, { block, answer }: OpenQuestion): ContentOption[] | undefined {
  if (answer.kind === 'yes_no') {
    return [
      { id: `${block}:yes`, title: run.phrase('yes') },
      { id: `${block}:no`, title: run.phrase('no') },
    ]
  }
  return answer.kind === 'choice' && answer.options.length > 0 ? contentOptions(run, block, answer.options) : undefined
}

/** Options as a channel gets them: places filled, ids that name their block, so that an old button still says whose it is. */
export function contentOptions(run: Run, block: string, options: readonly FlowOption[]): ContentOption[] {
  return options.map((option) => ({
    id: `${block}:${option.id}`,
    title: run.text(option.title),
    ...(option.description === undefined ? {} : { description: run.text(option.description) }),
  }))
}

function filled(run: Run, answer: Answer): Answer {
  if (answer.kind !== 'choice') return answer
  return { ...answer, options: answer.options.map((option) => ({ ...option, title: run.text(option.title) })) }
}
