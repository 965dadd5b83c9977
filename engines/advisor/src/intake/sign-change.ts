import type { Draft } from './draft.ts'

const falls =
  /\b(?:cai(?:u|ram|ndo|am|r|rem)?|queda|quedas|reduz\w*|diminu\w*|perd(?:eu|emos|eram|i)|recu(?:ou|aram|o)|murchou|murcharam|encolh\w*|baix(?:ou|aram)|despenc\w*|menos)\b/
const rises =
  /\b(?:sub(?:iu|iram|indo)|aument(?:ou|aram|o)|cresc(?:eu|eram|imento)|reajustou|reajustaram|alta|disparou|dispararam|encareceu|encareceram)\b/
const linking =
  /\b(?:de|em|uns|cerca|quase|mais|menos|a|o|um|uma|pela|por|volta|nos|ultimos|foi|foram|ja|aproximadamente)\b|[\s,]/g

/** A percentage right after a verb of change is a change, and takes the verb's direction. */
export function signChange(draft: Draft, folded: string): Omit<Draft, 'bareScale'> {
  const { bareScale: _, ...rest } = draft
  if (draft.unit !== 'percent' && draft.unit !== 'pp' && draft.unit !== 'times') return rest
  if (
    draft.change ||
    draft.role ||
    /\b(?:pra|para|p)\s+$/.test(folded.slice(Math.max(0, draft.start - 6), draft.start))
  )
    return rest
  const verb = changeBefore(folded, draft.start)
  if (!verb) return rest
  return {
    ...rest,
    low: verb === 'fall' ? -draft.low : draft.low,
    ...(draft.high && { high: verb === 'fall' ? -draft.high : draft.high }),
    change: true,
  }
}

/** The verb of change that a number follows closely. */
export function changeBefore(folded: string, start: number): 'fall' | 'rise' | undefined {
  const before = folded
    .slice(Math.max(0, start - 48), start)
    .split(/[.;!?\n]/)
    .at(-1)!
  const fall = lastIndex(before, falls)
  const rise = lastIndex(before, rises)
  const at = Math.max(fall.end, rise.end)
  if (at < 0 || before.slice(at).replace(linking, '').length > 12) return undefined
  return fall.end > rise.end ? 'fall' : 'rise'
}

function lastIndex(text: string, pattern: RegExp): { end: number } {
  let end = -1
  for (const match of text.matchAll(new RegExp(pattern, 'g'))) end = match.index + match[0].length
  return { end }
}
