import { readChoice } from '../../answers/read-choice.ts'
import { taken } from '../../answers/reading.ts'
import type { PhraseKey } from '../../locales/locale-text.ts'
import { FIRST_TRY, refuseAnswer } from '../../session/asking.ts'
import type { JsonObject } from '../../session/content.ts'
import type { EffectResult } from '../../session/event.ts'
import { burstText, type Message } from '../../session/message.ts'
import { leave, type Move, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { AwaitingAnswer } from '../../session/state.ts'
import { cardOf } from './card-of.ts'
import { findCritique } from './find-critique.ts'
import { type RecommendedItem, recommendationSchema, recommendedItemSchema } from './item-schema.ts'
import { type RecommendBlock, shownVariable } from './schema.ts'

/** Asks the host to rank cars for the wishes. */
export function executeRecommend(block: RecommendBlock, run: Run): Move {
  run.set(shownVariable(block), [])
  return askRanking(block, run, null)
}

/** Shows the cars. After "mais barato", finding none leaves the earlier ones on offer. */
export function finishRecommend(block: RecommendBlock, run: Run, result: EffectResult): Move {
  const parsed = result.ok ? recommendationSchema.safeParse(result.value) : undefined
  const items = parsed?.success ? parsed.data.items : []
  const again = shownItems(block, run).length > 0
  if (items.length > 0) return show(block, run, items, again)
  if (!again) return leave(parsed?.success ? 'none' : 'error')
  return askWhich(run, parsed?.success ? 'recommend.none_left' : 'recommend.failed')
}

/** A critique ranks again; a number, a name or a pressed card picks. */
export function receiveRecommend(
  block: RecommendBlock,
  run: Run,
  messages: readonly Message[],
  awaiting: AwaitingAnswer,
): Move {
  const text = burstText(messages)
  const items = shownItems(block, run)
  const picked = pickedItem(block, items, messages)
  if (picked) {
    run.set(block.save_to, picked as JsonObject)
    return leave('picked')
  }
  const critique = findCritique(text, run.flow.words.critiques)
  if (critique) return askRanking(block, run, { code: critique, text: text.slice(0, 500) })
  const question = { block: block.id, text: '', answer: { kind: 'text' as const }, retryText: '' }
  return refuseAnswer(run, { ...question, retryText: run.phrase('recommend.invalid') }, awaiting, messages, {
    ok: false,
    problem: 'choice',
  })
}

/** Says again what can be answered. */
export function askWhich(run: Run, key: PhraseKey): Move {
  run.emit({ type: 'ask', content: { kind: 'text', text: run.phrase(key) }, expects: 'choice' })
  run.state.queue = []
  return wait(FIRST_TRY)
}

function askRanking(block: RecommendBlock, run: Run, critique: { code: string; text: string } | null): Move {
  const wishes = run.state.variables[block.wishes_from]
  const id = run.emit({
    type: 'recommend',
    wishes: wishes !== null && typeof wishes === 'object' && !Array.isArray(wishes) ? wishes : {},
    limit: block.limit,
    critique,
    shown: shownItems(block, run).map((item) => item.id),
  })
  return wait({ kind: 'effect', effect_id: id, effect: 'recommend' })
}

function show(block: RecommendBlock, run: Run, items: RecommendedItem[], again: boolean): Move {
  const limited = items.slice(0, block.limit)
  run.set(shownVariable(block), limited as JsonObject[])
  if (!again && block.text !== undefined) run.say(run.text(block.text))
  run.emit({ type: 'send', content: { kind: 'cards', cards: limited.map((item) => cardOf(item, block.id, run)) } })
  return askWhich(run, 'recommend.reply_hint')
}

function pickedItem(
  block: RecommendBlock,
  items: RecommendedItem[],
  messages: readonly Message[],
): RecommendedItem | undefined {
  const pressed = messages.findLast((message) => message.kind === 'reply')
  const id = pressed?.kind === 'reply' ? pressed.option_id.slice(block.id.length + 1) : undefined
  const byButton = items.find((item) => item.id === id)
  if (byButton) return byButton
  const options = items.map((item) => ({ id: item.id, title: item.title, also: item.subtitle ? [item.subtitle] : [] }))
  const choice = messages.length === 1 ? readChoice(burstText(messages), options) : lastChoice(messages, options)
  return choice.ok ? items.find((item) => item.id === choice.value) : undefined
}

function lastChoice(
  messages: readonly Message[],
  options: Parameters<typeof readChoice>[1],
): ReturnType<typeof readChoice> {
  for (const message of messages.toReversed()) {
    const choice = readChoice(burstText([message]), options)
    if (choice.ok) return taken(choice.value)
  }
  return { ok: false, problem: 'choice' }
}

/** The cars on show, as far as the variable still holds cars: a flow may have written over it. */
function shownItems(block: RecommendBlock, run: Run): RecommendedItem[] {
  const shown = run.state.variables[shownVariable(block)]
  if (!Array.isArray(shown)) return []
  return shown.flatMap((one) => {
    const item = recommendedItemSchema.safeParse(one)
    return item.success ? [item.data] : []
  })
}
