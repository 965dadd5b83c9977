import type { Value } from '../../language/value.ts'
import { askQuestion, FIRST_TRY, type OpenQuestion, readReply, refuseAnswer } from '../../session/asking.ts'
import type { Message } from '../../session/message.ts'
import { leave, type Move, NEXT, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { AwaitingAnswer } from '../../session/state.ts'
import type { AskBlock } from './schema.ts'

/** Asks and waits; does not ask what messages that came meanwhile have already answered. */
export function executeAsk(block: AskBlock, run: Run): Move {
  const { queue } = run.state
  if (queue.length > 0) {
    run.state.queue = []
    const early = readReply(run, openQuestion(block), queue)
    if (early.ok) return accept(block, run, early.value)
  }
  askQuestion(run, openQuestion(block))
  if (block.timeout_minutes === undefined) return wait(FIRST_TRY)
  const timer = run.emit({ type: 'wait_until', until: run.at + block.timeout_minutes * 60_000 })
  return wait({ ...FIRST_TRY, timer_id: timer })
}

/** Takes the answer, or says why not. */
export function receiveAsk(block: AskBlock, run: Run, messages: readonly Message[], awaiting: AwaitingAnswer): Move {
  const question = openQuestion(block)
  const reading = readReply(run, question, messages)
  if (!reading.ok) return refuseAnswer(run, question, awaiting, messages, reading)
  if (awaiting.timer_id !== null) run.emit({ type: 'cancel', effect_id: awaiting.timer_id })
  return accept(block, run, reading.value)
}

export function openQuestion(block: AskBlock): OpenQuestion {
  const question = { block: block.id, text: block.text, answer: block.answer }
  return block.retry_text === undefined ? question : { ...question, retryText: block.retry_text }
}

function accept(block: AskBlock, run: Run, value: Value): Move {
  if (block.save_to !== undefined) run.set(block.save_to, value)
  if (block.answer.kind === 'yes_no') return leave(value === true ? 'yes' : 'no')
  return block.answer.kind === 'choice' && typeof value === 'string' ? leave(`option:${value}`) : NEXT
}
