import { openQuestionOf, repeatQuestion } from '../blocks/open-question-of.ts'
import { askFrom } from '../blocks/questionnaire/execute.ts'
import type { Command } from '../flow/flow-document.ts'
import { normalizeText } from '../language/normalize-text.ts'
import { begin } from './begin.ts'
import { cancelTimers } from './cancel-timers.ts'
import { blockAt, carryOn, endPath, follow } from './follow.ts'
import { handOverToPerson } from './hand-over-to-person.ts'
import { type Message, messageText } from './message.ts'
import type { Run } from './run.ts'

// Longer texts are never one of the words, whatever they are.
const LONGEST_COMMAND = 60

/** The command in a burst, if one of its messages is exactly a command's word and not one of the options on offer. */
export function findCommand(run: Run, messages: readonly Message[]): Command | undefined {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i]!
    const text = messageText(message)
    if (text === '' || text.length > LONGEST_COMMAND) continue
    const said = normalizeText(text)
    const command = said === '0' ? zeroMeansPerson(run) : run.flow.commands.get(said)
    if (command && !isOption(run, message, said)) return command
  }
  return undefined
}

/** Does what the word says, wherever the flow is. */
export function obeyCommand(run: Run, command: Command): void {
  switch (command) {
    case 'person':
      handOverToPerson(run, 'requested')
      return
    case 'leave':
      cancelTimers(run)
      run.say(run.phrase('goodbye'))
      run.emit({ type: 'close', reason: 'left' })
      endPath(run, 'closed')
      return
    case 'menu':
      goToMenu(run)
      return
    case 'back':
      goBack(run)
      return
  }
}

function goToMenu(run: Run): void {
  if (run.state.phase !== 'active') {
    begin(run)
    return
  }
  cancelTimers(run)
  const { document, bodies } = run.flow
  Object.assign(run.state, { stack: [], trail: [], queue: [], awaiting: null, held: null })
  follow(run, { flow: document.id, block: document.menu ?? bodies.get(document.id)!.start })
}

function goBack(run: Run): void {
  const { trail, awaiting, position, phase } = run.state
  if (phase !== 'active') {
    begin(run)
    return
  }
  const block = position && blockAt(run, position)
  if (block?.type === 'questionnaire' && awaiting?.kind === 'answer' && (awaiting.question ?? 0) > 0) {
    carryOn(run, position!, block, askFrom(block, run, awaiting.question! - 1, awaiting.questions))
    return
  }
  // While a question waits, the trail's last entry is that question itself.
  const earlier = awaiting?.kind === 'answer' ? trail.slice(0, -1) : trail
  const target = earlier.at(-1)
  if (!target) {
    run.say(run.phrase('nothing_before'))
    if (block && awaiting?.kind === 'answer') repeatQuestion(block, run, awaiting)
    return
  }
  cancelTimers(run)
  Object.assign(run.state, { trail: earlier.slice(0, -1), stack: target.stack, queue: [], awaiting: null, held: null })
  const to = { flow: target.flow, block: target.block }
  const before = blockAt(run, to)
  if (before?.type !== 'questionnaire' || !before.questions) {
    follow(run, to)
    return
  }
  run.state.position = to
  carryOn(run, to, before, askFrom(before, run, before.questions.length - 1, undefined))
}

/** "0" is a person once a person was offered: before that it may well be the answer. */
function zeroMeansPerson(run: Run): Command | undefined {
  const { awaiting } = run.state
  return awaiting?.kind === 'answer' && awaiting.offered ? 'person' : run.flow.commands.get('0')
}

function isOption(run: Run, message: Message, said: string): boolean {
  const { awaiting, position } = run.state
  if (message.kind === 'reply' && message.option_id.includes(':')) return true
  const block = position && blockAt(run, position)
  const question = block && awaiting?.kind === 'answer' ? openQuestionOf(block, awaiting) : undefined
  if (question?.answer.kind !== 'choice') return false
  return question.answer.options.some(({ title, also }) =>
    [run.text(title), ...(also ?? [])].some((name) => normalizeText(name) === said),
  )
}
