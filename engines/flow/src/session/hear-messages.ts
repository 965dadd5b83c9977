import { readChoice } from '../answers/read-choice.ts'
import { receiveMessages } from '../blocks/execute-block.ts'
import { begin } from './begin.ts'
import { cancelTimers } from './cancel-timers.ts'
import { findCommand, obeyCommand } from './commands.ts'
import { blockAt, carryOn, follow } from './follow.ts'
import { burstText, type Message, messageText } from './message.ts'
import type { Run } from './run.ts'
import { MAX_QUEUE, type Position } from './state.ts'

/** What a burst does: a command, a pressed button, an answer, a fresh start — or it waits until the flow has time. */
export function hearMessages(run: Run, messages: readonly Message[]): void {
  const { state, flow } = run
  const silence = state.last_message_at === null ? 0 : run.at - state.last_message_at
  state.blocks_since_message = 0
  state.last_message_at = run.at
  if (flow.reads.lastMessage) run.set('last_message', burstText(messages))

  const idle = flow.document.settings.idle_minutes
  if (state.phase === 'active' && idle !== undefined && silence > idle * 60_000) {
    expire(run)
    return
  }
  const command = findCommand(run, messages)
  if (command) {
    obeyCommand(run, command)
    return
  }
  const pressed = pressedOffer(run, messages) ?? (state.phase === 'ended' ? typedOffer(run, messages) : undefined)
  if (pressed) {
    followOffer(run, pressed)
    return
  }
  if (state.phase !== 'active') {
    begin(run)
    return
  }
  answerOrWait(run, messages)
}

/** Never silently from the start: who comes back after a long time is told, or led where the flow says. */
function expire(run: Run): void {
  const { document } = run.flow
  const block = document.settings.idle_block
  if (block === undefined) {
    run.say(run.phrase('expired'))
    begin(run)
    return
  }
  cancelTimers(run)
  Object.assign(run.state, { stack: [], trail: [], queue: [], awaiting: null, held: null })
  follow(run, { flow: document.id, block })
}

function answerOrWait(run: Run, messages: readonly Message[]): void {
  const { awaiting, position } = run.state
  const block = position && blockAt(run, position)
  if (!block || !awaiting) {
    // The flow was published anew without this block: better to start over than to be stuck.
    run.report('position_lost', position)
    begin(run)
    return
  }
  if (awaiting.kind === 'answer') {
    carryOn(run, position, block, receiveMessages(block, run, messages, awaiting))
    return
  }
  if (awaiting.kind === 'person') {
    begin(run)
    return
  }
  const queue = [...run.state.queue, ...messages.map(trimmed)]
  if (queue.length > MAX_QUEUE) run.report('queue_full', position, String(queue.length - MAX_QUEUE))
  run.state.queue = queue.slice(-MAX_QUEUE)
}

/** What a queued message needs to be read later: a long text is cut now, so that a flood cannot swell the session. */
function trimmed(message: Message): Message {
  return message.kind === 'text' ? { kind: 'text', text: messageText(message) } : message
}

/** Where a pressed button of a `send` block leads, even one from long ago. */
function pressedOffer(run: Run, messages: readonly Message[]): Position | undefined {
  const reply = messages.findLast((message) => message.kind === 'reply')
  if (reply?.kind !== 'reply') return undefined
  const [block = '', option = ''] = reply.option_id.split(':')
  const flows = [run.state.position?.flow, run.state.offers?.flow, run.flow.document.id]
  for (const flow of flows) {
    const target = flow === undefined ? undefined : offerTarget(run, { flow, block }, option)
    if (target) return target
  }
  return undefined
}

/** After the path has ended, the last buttons can be answered in words too: on a channel without buttons they are a list. */
function typedOffer(run: Run, messages: readonly Message[]): Position | undefined {
  const { offers } = run.state
  const block = offers && blockAt(run, offers)
  if (block?.type !== 'send' || !('options' in block.content)) return undefined
  const options = block.content.options.map((option) => ({ ...option, title: run.text(option.title) }))
  const choice = readChoice(messageText(messages.at(-1)!), options)
  return choice.ok ? offerTarget(run, offers!, choice.value) : undefined
}

function offerTarget(run: Run, from: Position, option: string): Position | undefined {
  const block = blockAt(run, from)
  if (block?.type !== 'send') return undefined
  const target = run.flow.bodies.get(from.flow)?.edges.get(from.block)?.get(`option:${option}`)
  return target === undefined ? undefined : { flow: from.flow, block: target }
}

function followOffer(run: Run, to: Position): void {
  cancelTimers(run)
  const stack = run.state.position?.flow === to.flow ? run.state.stack : []
  Object.assign(run.state, { phase: 'active', awaiting: null, held: null, queue: [], stack })
  follow(run, to)
}
