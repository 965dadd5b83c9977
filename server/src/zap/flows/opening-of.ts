import { shorten } from '@recado/contracts/shorten'
import { type Flow, parseFlow, render, startSession, step, type Visit, WIDGET } from '@recado/flow'

/** What stands beside a launcher; the thread has it whole. */
const MOST = 300
/** Blocks that do the same in every conversation, so that what is said after them is known before. */
const STEADY: ReadonlySet<string> = new Set(['send', 'ask', 'set', 'assign', 'label', 'jump'])

/**
 * The words that a flow begins with, to show them before a conversation exists; null where they depend on the conversation:
 * on the hour, a lot, an answer of a service.
 * @param document one that has passed `parseFlow`
 */
export function openingOf(document: unknown): string | null {
  const parsed = parseFlow(document)
  if (!parsed.ok) return null
  const { flow } = parsed
  const { effects, visits } = step(flow, startSession(flow, { seed: '' }), { type: 'started', at: 0 })
  const [said] = effects.flatMap((effect) => render(effect, WIDGET))
  if (said === undefined || !('text' in said) || said.text.trim() === '') return null
  return isSteady(flow, visits) ? shorten(said.text.trim(), MOST) : null
}

/** Up to the first block that speaks, which may not tell the time either. */
function isSteady({ bodies }: Flow, visits: readonly Visit[]): boolean {
  for (const { flow, block: id } of visits) {
    const block = bodies.get(flow)?.blocks.get(id)
    if (block === undefined || !STEADY.has(block.type)) return false
    if (block.type === 'send' || block.type === 'ask') return !/\{\{\s*(?:now|today)\b/.test(JSON.stringify(block))
  }
  return false
}
