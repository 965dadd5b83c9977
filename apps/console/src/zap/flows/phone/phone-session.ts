import {
  type ChannelCapabilities,
  type Effect,
  type EffectResult,
  type Flow,
  type Message,
  type OutgoingMessage,
  parseFlow,
  render,
  type State,
  startSession,
  step,
  type Value,
  type Visit,
} from '@recado/flow'
import type { FlowDocument, FlowEvent } from '@recado/flow/schemas'

/** A line of the phone: what was said on either side, or what the bot did that nobody hears. */
export type PhoneLine = { key: string } & (
  | { kind: 'bot'; message: OutgoingMessage }
  | { kind: 'contact'; text: string }
  | { kind: 'person'; text: string }
  | { kind: 'note'; effect: Exclude<Effect, { type: 'send' | 'ask' }> }
  | { kind: 'skipped'; until: number }
)

export type AskedService = Extract<Effect, { type: 'http_request' | 'ai_answer' | 'recommend' | 'load_questionnaire' }>

/** A conversation with the draft: plain data, a new one for each thing that happens. */
export interface PhoneSession {
  flow: Flow
  state: State
  /** The clock of the conversation (ms); it moves when time is skipped. */
  at: number
  lines: readonly PhoneLine[]
  /** What the bot waits for from a service: the tester answers in its place. */
  asked: AskedService | null
  /** Timers that will fire, by effect, soonest first. */
  timers: readonly { id: string; until: number }[]
  /** The way gone, of the last step and of all. */
  visits: readonly Visit[]
  passed: readonly Visit[]
}

export interface PhoneStart {
  document: FlowDocument
  channel: ChannelCapabilities
  at: number
  variables: Readonly<Record<string, Value>>
  /** Begin at this block instead of the start. */
  from?: { body: string; block: string } | undefined
}

/** Begins a conversation as if the customer had just arrived; undefined where the draft does not run yet. */
export function startPhone({ document, channel, at, variables, from }: PhoneStart): PhoneSession | undefined {
  const parsed = parseFlow(from === undefined ? document : startingAt(document, from))
  if (!parsed.ok) return undefined
  const { flow } = parsed
  const state = startSession(flow, { seed: 'phone', variables: { ...variables } })
  const session: PhoneSession = { flow, state, at, lines: [], asked: null, timers: [], visits: [], passed: [] }
  return happen(session, { type: 'started', at }, channel)
}

export function say(session: PhoneSession, message: Message, channel: ChannelCapabilities): PhoneSession {
  const text =
    message.kind === 'text' ? message.text : message.kind === 'reply' ? (message.title ?? '') : wordsOf(message)
  const spoken = withLine(session, { kind: 'contact', text })
  return happen(spoken, { type: 'messages', at: session.at, messages: [message] }, channel)
}

/** The tester's answer in place of the service. */
export function answerService(session: PhoneSession, result: EffectResult, channel: ChannelCapabilities): PhoneSession {
  if (session.asked === null) return session
  const event: FlowEvent = { type: 'effect_done', at: session.at, effect_id: session.asked.id, result }
  return happen({ ...session, asked: null }, event, channel)
}

/** A colleague writes (the bot falls silent), gives the conversation back, or closes it. */
export function personActs(
  session: PhoneSession,
  act: { type: 'human_spoke'; text: string } | { type: 'resumed' } | { type: 'closed' },
  channel: ChannelCapabilities,
): PhoneSession {
  const { at } = session
  if (act.type === 'human_spoke') {
    return happen(withLine(session, { kind: 'person', text: act.text }), { type: 'human_spoke', at }, channel)
  }
  return happen(
    session,
    act.type === 'resumed' ? { type: 'resumed', at, mode: 'continue' } : { type: 'closed', at },
    channel,
  )
}

/** Moves the clock; timers that come due on the way fire in their order. */
export function skip(session: PhoneSession, milliseconds: number, channel: ChannelCapabilities): PhoneSession {
  const end = session.at + milliseconds
  let now = withLine(session, { kind: 'skipped', until: end })
  // Ends: each round takes a timer that is due away, and waits of no length cannot be written.
  for (;;) {
    const [due] = now.timers
    if (due === undefined || due.until > end) break
    const at = Math.max(now.at, due.until)
    const rest = { ...now, at, timers: now.timers.slice(1) }
    now = happen(rest, { type: 'timer_fired', at, effect_id: due.id }, channel)
  }
  return { ...now, at: Math.max(now.at, end) }
}

export function setVariables(session: PhoneSession, variables: Record<string, Value>): PhoneSession {
  return { ...session, state: { ...session.state, variables } }
}

function happen(session: PhoneSession, event: FlowEvent, channel: ChannelCapabilities): PhoneSession {
  const { state, effects, visits } = step(session.flow, session.state, event)
  let next: PhoneSession = { ...session, state, visits, passed: [...session.passed, ...visits] }
  for (const effect of effects) next = taken(next, effect, channel)
  return next
}

function taken(session: PhoneSession, effect: Effect, channel: ChannelCapabilities): PhoneSession {
  switch (effect.type) {
    case 'send':
    case 'ask':
      return render(effect, channel).reduce(
        (before: PhoneSession, message) => withLine(before, { kind: 'bot', message }),
        session,
      )
    case 'wait_until': {
      const timers = [...session.timers, { id: effect.id, until: effect.until }].sort((a, b) => a.until - b.until)
      // A question's own timer is no news until it fires; a wait stops the conversation.
      const waits = session.state.awaiting?.kind === 'timer'
      return waits ? withLine({ ...session, timers }, { kind: 'note', effect }) : { ...session, timers }
    }
    case 'cancel':
      return { ...session, timers: session.timers.filter(({ id }) => id !== effect.effect_id) }
    case 'http_request':
    case 'ai_answer':
    case 'recommend':
    case 'load_questionnaire':
      return withLine({ ...session, asked: effect }, { kind: 'note', effect })
    default:
      return withLine(session, { kind: 'note', effect })
  }
}

type LineWithoutKey = PhoneLine extends infer Line ? (Line extends { key: string } ? Omit<Line, 'key'> : never) : never

function withLine(session: PhoneSession, line: LineWithoutKey): PhoneSession {
  return { ...session, lines: [...session.lines, { ...line, key: String(session.lines.length) } as PhoneLine] }
}

function wordsOf(message: Extract<Message, { kind: 'media' | 'location' }>): string {
  return message.kind === 'location'
    ? (message.name ?? `${message.latitude}, ${message.longitude}`)
    : (message.name ?? '')
}

/** The same flow beginning elsewhere. A sub-flow's block is called from a first block made for it, as its caller would. */
function startingAt(document: FlowDocument, { body, block }: { body: string; block: string }): FlowDocument {
  const menu = document.menu ?? document.start
  if (body === document.id) return { ...document, start: block, menu }
  const entry = `phone_${document.blocks.length}`
  return {
    ...document,
    start: entry,
    menu,
    blocks: [...document.blocks, { id: entry, type: 'sub_flow', flow: body, block }],
  }
}
