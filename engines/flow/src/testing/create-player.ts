import { type ChannelCapabilities, PLAIN_TEXT } from '../channels/capabilities.ts'
import { type OutgoingMessage, render } from '../channels/render.ts'
import type { Flow } from '../flow/compile-flow.ts'
import type { Value } from '../language/value.ts'
import type { Effect } from '../session/effect.ts'
import type { EffectResult, FlowEvent } from '../session/event.ts'
import type { Message } from '../session/message.ts'
import type { Visit } from '../session/run.ts'
import { startSession } from '../session/start-session.ts'
import type { State } from '../session/state.ts'
import { step } from '../session/step.ts'
import { defaultFakes, type FakeHosts } from './fake-hosts.ts'

export type PlayerOptions = {
  channel?: ChannelCapabilities
  fakes?: Partial<FakeHosts>
  /** The clock's first instant (ms): Monday 3 August 2026, 10:00 in São Paulo. */
  at?: number
  seed?: string
  variables?: Record<string, Value>
  /** Leave effects unanswered, to play what happens meanwhile. */
  answerEffects?: boolean
}

/** A conversation with a flow: its own clock, its own services, everything said in order. */
export type Player = {
  /** Each argument is one message of a burst; gives what the bot says back, as plain text. */
  say: (...texts: string[]) => string[]
  /** Sends messages of any kind. */
  send: (...messages: Message[]) => string[]
  /** Any other event, at the clock's time. */
  happen: (event: EventWithoutTime) => string[]
  /** Moves the clock and fires the timers that came due. */
  wait: (milliseconds: number) => string[]
  readonly state: State
  /** Every effect of the last call. */
  readonly effects: readonly Effect[]
  /** The last call's messages, as the channel would send them. */
  readonly messages: readonly OutgoingMessage[]
  /** Every block run since the player was made, with the output it was left by. */
  readonly visits: readonly Visit[]
}

type EventWithoutTime = { [E in FlowEvent as E['type']]: Omit<E, 'at'> }[FlowEvent['type']]

/** Plays a flow in a test or a terminal. */
export function createPlayer(flow: Flow, options: PlayerOptions = {}): Player {
  const fakes: FakeHosts = { ...defaultFakes, ...options.fakes }
  const channel = options.channel ?? PLAIN_TEXT
  let state = startSession(flow, { seed: options.seed ?? 'player', variables: options.variables ?? {} })
  let at = options.at ?? Date.UTC(2026, 7, 3, 13)
  let effects: Effect[] = []
  const visits: Visit[] = []
  const timers = new Map<string, number>()

  const happen = (event: EventWithoutTime): string[] => {
    effects = []
    dispatch(event)
    return spoken()
  }
  const dispatch = (event: EventWithoutTime) => {
    const next = step(flow, state, { ...event, at } as FlowEvent)
    state = next.state
    effects.push(...next.effects)
    visits.push(...next.visits)
    for (const effect of next.effects) {
      if (effect.type === 'wait_until') timers.set(effect.id, effect.until)
      if (effect.type === 'cancel') timers.delete(effect.effect_id)
    }
    if (options.answerEffects === false) return
    for (const effect of next.effects) {
      const result = answer(effect, fakes)
      if (result) dispatch({ type: 'effect_done', effect_id: effect.id, result })
    }
  }
  const spoken = () => effects.flatMap((effect) => render(effect, channel)).map(plainText)

  return {
    say: (...texts) => happen({ type: 'messages', messages: texts.map((text) => ({ kind: 'text', text })) }),
    send: (...messages) => happen({ type: 'messages', messages }),
    happen,
    wait: (milliseconds) => {
      effects = []
      const end = at + milliseconds
      // Ends: at the last timer that is due by then.
      for (;;) {
        const due = [...timers].filter(([, until]) => until <= end).sort((a, b) => a[1] - b[1])[0]
        if (!due) break
        timers.delete(due[0])
        at = Math.max(at, due[1])
        dispatch({ type: 'timer_fired', effect_id: due[0] })
      }
      at = end
      return spoken()
    },
    get state() {
      return state
    },
    get effects() {
      return effects
    },
    get messages() {
      return effects.flatMap((effect) => render(effect, channel))
    },
    visits,
  }
}

function answer(effect: Effect, fakes: FakeHosts): EffectResult | undefined {
  switch (effect.type) {
    case 'http_request':
      return fakes.http_request(effect)
    case 'ai_answer':
      return fakes.ai_answer(effect)
    case 'recommend':
      return fakes.recommend(effect)
    case 'load_questionnaire':
      return fakes.load_questionnaire(effect)
    default:
      return undefined
  }
}

/** A message as a terminal shows it. */
function plainText(message: OutgoingMessage): string {
  switch (message.kind) {
    case 'text':
    case 'input':
      return message.text
    case 'buttons':
      return [message.text, ...message.buttons.map((button) => `[${button.title}]`)].join('\n')
    case 'list':
      return [message.text, ...message.rows.map((row) => `- ${row.title}`)].join('\n')
    case 'media':
      return [message.caption, message.url].filter(Boolean).join('\n')
    case 'cards':
      return message.cards.map((card) => [card.title, ...card.lines].join('\n')).join('\n\n')
  }
}
