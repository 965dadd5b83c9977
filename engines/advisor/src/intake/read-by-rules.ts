import type { Fact } from './fact.ts'
import { factOf } from './fact-of.ts'
import { fold } from './fold.ts'
import { type Frame, framesOf } from './frame.ts'
import { kindOf } from './kind-of.ts'
import { type Meaning, metricOf } from './metric-of.ts'
import { orderFacts } from './order-facts.ts'
import type { Quantity } from './quantity.ts'
import { timesOf } from './scope-of.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { weighTogether } from './weigh-together.ts'

/** What the rules make of a text, with the structure they saw. */
export interface RuleReading {
  text: string
  folded: string
  segments: Segment[]
  frames: Frame[]
  times: ('now' | 'before')[]
  facts: Fact[]
  unplaced: Quantity[]
}

/** Gives each quantity its meaning by the structure around it; what means nothing for the business stays unplaced. */
export function readByRules(text: string, quantities: readonly Quantity[]): RuleReading {
  const folded = foldKeepingIs(text)
  const segments = segmentsOf(folded)
  const frames = framesOf(folded, segments, quantities)
  const times = timesOf(folded, frames)
  const read: { frame: Frame; meaning: Meaning; fact: Fact }[] = []
  const unplaced: Quantity[] = []
  const hiring =
    /\b(?:contrat(?:o(?! de\b| com\b| anual| mensal)|ar|amos)|candidat[oa]s?|registrad[oa]|pagar (?:mais )?um[a]?|trazer)\b/.test(
      folded,
    )
  const buying =
    /\b(?:loca(?:cao|r)|leasing|revend(?:o|er)|a vista|compr(?:o|ar)|invest\w+|troc(?:ar|o)|orcaram|se paga|vale a pena|financ\w+|alug(?:o|ar))\b/.test(
      folded,
    )
  for (const frame of frames) {
    const around = {
      hiring,
      buying,
      ticket: read.find(({ fact }) => fact.metric === 'ticket' || fact.metric === 'ticket_before')?.fact.quantity.low,
      previous: read.at(-1),
      parallel: parallelOf(frame, read),
      sameUnit:
        frame.perUnit === undefined
          ? undefined
          : read.findLast(({ frame: other }) => other.perUnit === frame.perUnit)?.meaning,
      advertising: read.some(({ fact }) => fact.metric === 'marketing'),
      parallelUtility: read.some(({ fact }) => fact.metric === 'utilities'),
    }
    const meaning = metricOf(frame, around)
    if (!meaning) {
      unplaced.push(frame.quantity)
      continue
    }
    // "Caímos de 52 para 41 contratos": the noun stands with the second only.
    const from = frame.quantity.role === 'to' ? frames[frame.index - 1] : undefined
    if (from?.quantity.role === 'from' && unplaced.at(-1) === from.quantity) {
      unplaced.pop()
      read.push({ frame: from, meaning, fact: factOf(text, from, meaning, times[from.index]!, read.at(-1), read) })
    }
    read.push({ frame, meaning, fact: factOf(text, frame, meaning, times[frame.index]!, read.at(-1), read) })
  }
  sharePeriods(read, folded)
  return {
    text,
    folded,
    segments,
    frames,
    times,
    facts: weighTogether(
      orderFacts(
        read.map(({ fact, frame }) => ({ ...fact, sentence: segments.indexOf(frame.segment) })),
        folded,
      ),
      folded,
    ),
    unplaced,
  }
}

/** Folded, but "é" (is) stays apart from "e" (and). */
function foldKeepingIs(text: string): string {
  return fold(text).replace(/(?<=\s)e(?=\s)/g, (e, at: number) => (text[at] === 'é' || text[at] === 'É' ? 'é' : e))
}

/** "4 viagens do longo ou 7 do curto no mês": the period closes both. */
function sharePeriods(read: readonly { frame: Frame; fact: Fact }[], folded: string): void {
  for (const [n, { frame, fact }] of read.entries()) {
    const next = read[n + 1]
    if (!next?.fact.quantity.per || next.frame.segment !== frame.segment || next.fact.metric !== fact.metric) continue
    if (fact.quantity.per !== undefined || fact.quantity.unit !== 'count') continue
    const between = folded.slice(fact.quantity.core ?? fact.quantity.end, next.fact.quantity.start)
    if (/^\s*(?:\S+\s+){0,4}(?:ou|e)\s+$/.test(between))
      fact.quantity = { ...fact.quantity, per: next.fact.quantity.per }
  }
}

/** The last figure of the same kind near enough to be continued: in this segment, or in the list above. */
function parallelOf(frame: Frame, read: readonly { frame: Frame; meaning: Meaning }[]): Meaning | undefined {
  const kind = kindOf(frame.quantity)
  for (const { frame: other, meaning } of [...read].reverse().slice(0, 4)) {
    const same =
      kindOf(other.quantity) === kind || (meaning.money === true && kind !== 'percent' && kind !== 'duration')
    if (same && meaning.role !== 'points') return meaning
  }
  return undefined
}
