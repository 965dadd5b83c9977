import { normalizeText } from '../../language/normalize-text.ts'
import type { Value } from '../../language/value.ts'
import { askQuestion, FIRST_TRY, type OpenQuestion, readReply, refuseAnswer } from '../../session/asking.ts'
import type { EffectResult } from '../../session/event.ts'
import { burstText, type Message } from '../../session/message.ts'
import { leave, type Move, NEXT, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { AwaitingAnswer } from '../../session/state.ts'
import { type Question, questionsSchema } from './question-schema.ts'
import type { QuestionnaireBlock } from './schema.ts'

/** Begins with the first question, or loads the host's questions before. */
export function executeQuestionnaire(block: QuestionnaireBlock, run: Run): Move {
  run.set(block.save_to, {})
  if (block.questions) return askFrom(block, run, 0, undefined)
  const id = run.emit({ type: 'load_questionnaire', questionnaire_id: block.questionnaire_id ?? '' })
  return wait({ kind: 'effect', effect_id: id, effect: 'load_questionnaire' })
}

/** The host's questions are here. */
export function finishQuestionnaire(block: QuestionnaireBlock, run: Run, result: EffectResult): Move {
  const loaded = result.ok ? questionsSchema.safeParse(result.value) : undefined
  return loaded?.success ? askFrom(block, run, 0, loaded.data.questions) : leave('error')
}

/** Takes one answer and asks the next question. */
export function receiveQuestionnaire(
  block: QuestionnaireBlock,
  run: Run,
  messages: readonly Message[],
  awaiting: AwaitingAnswer,
): Move {
  const index = awaiting.question ?? 0
  const question = questionsOf(block, awaiting)[index]
  if (!question) return NEXT
  const open = openQuestion(block, question)
  const reading = readReply(run, open, messages)
  const skipped = question.optional === true && run.flow.words.skip.includes(normalizeText(burstText(messages)))
  if (!reading.ok && !skipped) return refuseAnswer(run, open, awaiting, messages, reading)
  keep(block, run, question.id, reading.ok && !skipped ? reading.value : null)
  return askFrom(block, run, index + 1, awaiting.questions)
}

/** Asks question `index`; after the last one the block is done. Messages that came meanwhile may have answered it. */
export function askFrom(block: QuestionnaireBlock, run: Run, index: number, loaded: Question[] | undefined): Move {
  const question = (loaded ?? block.questions ?? [])[index]
  if (!question) return NEXT
  const open = openQuestion(block, question)
  const { queue } = run.state
  run.state.queue = []
  const early = queue.length > 0 ? readReply(run, open, queue) : undefined
  if (early?.ok) {
    keep(block, run, question.id, early.value)
    return askFrom(block, run, index + 1, loaded)
  }
  askQuestion(run, question.optional ? { ...open, text: `${open.text}\n${run.phrase('skip_hint')}` } : open)
  return wait({ ...FIRST_TRY, question: index, ...(loaded ? { questions: loaded } : {}) })
}

export function questionsOf(block: QuestionnaireBlock, awaiting: AwaitingAnswer): Question[] {
  return awaiting.questions ?? block.questions ?? []
}

export function openQuestion(block: QuestionnaireBlock, question: Question): OpenQuestion {
  return { block: block.id, text: question.text, answer: question.answer }
}

function keep(block: QuestionnaireBlock, run: Run, id: string, value: Value): void {
  const answers = run.state.variables[block.save_to]
  const known = answers !== null && typeof answers === 'object' && !Array.isArray(answers) ? answers : {}
  run.set(block.save_to, { ...known, [id]: value })
}
