import type { Period } from '../claims/claim.ts'
import { clausesBackwards, firstBorder, withoutAsides } from './clauses.ts'
import { type Concept, type FoundConcept, findConcepts } from './concepts.ts'
import { leadingNoun, type NounKind, nounKind } from './nouns.ts'
import type { Quantity } from './quantity.ts'
import type { Segment } from './segments.ts'

/** A quantity with the words that are about it, parted by structure. */
export interface Frame {
  quantity: Quantity
  segment: Segment
  /** Folded words before it up to the number or border before, without asides. */
  left: string
  /** Folded words after it up to the next border. */
  right: string
  /** Everything of the segment before and after. */
  before: string
  after: string
  noun: NounKind | undefined
  nounText: string
  per: Period | undefined
  perUnit: string | undefined
  /** The concept that governs from the left: head of the nearest clause that has one. */
  head: Concept | undefined
  /** Every concept of that clause. */
  heads: Concept[]
  /** The concept right after ("de comissão", "aluguel"). */
  tail: Concept | undefined
  /** Set when `left` is empty of words: an ellipsis of the figure before. */
  isElliptic: boolean
  /** Two costs are joined before it: "aluguel e salários dão". */
  joined: boolean
  /** Hiring is what its clause is about. */
  hasHire: boolean
  index: number
}

const periodWord = '(?:mes|ano|dia|semana|trimestre|semestre|safra)'
const perPeriod = new RegExp(
  String.raw`(?:\b(?:por|ao|cada|todo|a cada|no|na|o|a|num)\s|\/\s?|\bp\/\s?)(${periodWord})\b|\b(mensa(?:l|is)|anua(?:l|is)|diari[oa]s?|semana(?:l|is)|trimestra(?:l|is)|a\.?\s?m\b|a\.?\s?a\b|am|aa|pm)\b|\b(?:do|deste|neste) (mes|ano)\b`,
)
const perThing =
  /^(?:\s*(?:reais|mil))?\s*(?:(?:por\b|em cada\b|de cada\b|cada\b|pra cada\b|para cada\b|\/|p\/)(?!\s*(?:mes|ano|dia|semana|trimestre|cento|conta|causa|favor|enquanto|aqui|fora|cima|baixo|mim|isso)\b)\s*(?:um\b|uma\b)?\s*([a-z][a-z-]*)?|\s(?:o|a)\s+(?!mais|menos|vista|prazo|mes|ano|dia|gente|pra|cada)([a-z]{2,})\b)/

/** Parts the folded text around each quantity. Quantities are in order. */
export function framesOf(folded: string, segments: readonly Segment[], quantities: readonly Quantity[]): Frame[] {
  const frames: Frame[] = []
  let at = 0
  for (const segment of segments) {
    while (at < quantities.length && quantities[at]!.start < segment.start) at++
    let last: Quantity | undefined
    for (; at < quantities.length && quantities[at]!.start < segment.end; at++) {
      frames.push(frameOf(folded, segment, quantities[at]!, last, quantities[at + 1], frames.length))
      last = quantities[at]!
    }
  }
  return frames
}

function frameOf(
  folded: string,
  segment: Segment,
  quantity: Quantity,
  previous: Quantity | undefined,
  next: Quantity | undefined,
  index: number,
): Frame {
  const reach = 160
  const coreEnd = quantity.core ?? quantity.end
  const gapStart = previous ? (previous.core ?? previous.end) : Math.max(segment.start, quantity.start - 2 * reach)
  const gap = folded.slice(gapStart, quantity.start)
  const border = firstBorder(gap)
  const left = previous && border < gap.length ? gap.slice(border) : gap
  const after = folded.slice(coreEnd, Math.min(segment.end, coreEnd + reach))
  const limit = next && next.start < segment.end ? Math.max(0, next.start - coreEnd) : after.length
  const open = after.slice(0, limit)
  const bare = open.replace(/^\s*\([^)]*\)/, (aside) => ' '.repeat(aside.length))
  const right = bare.slice(0, firstBorder(bare))
  const noun = nounKind(right, quantity.low)
  const clauses = clausesBackwards(withoutAsides(left))
  const behindColon = segment.label && !previous ? left.slice(left.lastIndexOf(':') + 1) : ''
  const inLabel =
    segment.label && !previous && findConcepts(behindColon).length === 0 ? findConcepts(segment.label) : []
  // "R$ 80 mil (faturamento)"
  const aside = /^\s*(?:(?:por|ao|no|\/) ?mes\s*)?\(([^()\d]{3,40})\)/.exec(open)
  const named = clauses.length === 0 && aside ? findConcepts(aside[1]!) : []
  const own =
    named.length > 0
      ? named
      : inLabel.length > 0
        ? inLabel
        : (clauses.map((clause) => costFirst(clause)).find((found) => found.length > 0) ?? [])
  const head = headOf(own)
  const counted = right.replace(/^\s*(?:(?:por|ao|no|\/)\s?mes\b|mensais\b|\/mes\b)/, '')
  const thing = perThing.exec(noun && quantity.unit === 'count' ? right.replace(/^\s*[a-z-]+/, '') : counted)
  const leftThing =
    /\b(?:por|cada|d[ao]) (?!mes|ano|dia|semana|conta)([a-z]{3,})(?: (?:era|é|e|foi|sai|fica|custa|me custa|deixa|me deixa|rende|da|paga|esta|ta|de|gera|consome|leva|gasta|entra|vale|faz|atende|produz|roda|entrega|comporta|aguenta))?\s*(?:(?:de|a|por|em|em media|uns|cerca de|mais ou menos|r\$)\s?)*$/.exec(
      left,
    )
  return {
    quantity,
    segment,
    left,
    right,
    before: folded.slice(segment.start, quantity.start).slice(-2 * reach),
    after,
    noun: quantity.unit === 'count' ? noun : undefined,
    nounText: leadingNoun(right),
    per: periodOf(
      right,
      previous && border >= gap.length
        ? gap.replace(/^.*\b(?:mes|ano|dia|semana)\b/, '')
        : left.replace(/^(?:.*\b(?:mes|ano|dia|semana)\b)(?=\s+(?:a|por|com|em)\s*$)/, ''),
      open,
    ),
    perUnit: thing
      ? (thing[1] ?? thing[2] ?? (/^\s*(?:por|p\/|\/)/.test(thing[0]) ? undefined : 'unidade'))
      : /^(?:por|cada) /.test(leftThing?.[0] ?? '')
        ? leftThing![1]
        : undefined,
    head: head?.concept,
    heads: own.map(({ concept }) => concept),
    tail: tailOf(withCom(right, bare)),
    isElliptic: own.length === 0,
    joined: isJoined(left),
    hasHire: own.some(({ concept }) => concept === 'hire'),
    index,
  }
}

/** "Aluguel e salários dão", "aluguel + salários + luz =": the parts are named, the figure is of them all. */
function isJoined(left: string): boolean {
  const found = findConcepts(left).filter(({ concept }) =>
    ['rent', 'payroll', 'utilities', 'fixed', 'marketing'].includes(concept),
  )
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last || new Set(found.map(({ concept }) => concept)).size < 2) return false
  const between = left.slice(first.end, last.start)
  return (
    /^\s*(?:,|\+|e\b|mais\b)/.test(between) &&
    /^\s*(?:=|:|da|dao|somam?|juntos|ficam? em|vao|custam|sao|d[ao]\b)/.test(left.slice(last.end))
  )
}

/** Nouns before verbs that say little; the first of them is the head of its phrase ("custo por cirurgia"). */
const weak: ReadonlySet<Concept> = new Set([
  'cost',
  'spend',
  'pay',
  'paid',
  'buy',
  'sell',
  'charge',
  'hire',
  'leave',
  'return',
  'capacity',
])

/** "Custo por diária": the cost is the head, what it is of is no price. */
function costFirst(clause: string): FoundConcept[] {
  const found = findConcepts(clause)
  const [first, second] = found
  const isCostOf =
    first !== undefined &&
    second !== undefined &&
    (first.concept === 'cost' || first.concept === 'spend' || first.concept === 'variable') &&
    ['price', 'charge', 'sell'].includes(second.concept) &&
    /^\s*(?:medio |direto |unitario )?(?:por|d[aeo]|com|em|de cada|a cada|por cada)\s+(?:cada )?$/.test(
      clause.slice(first.end, second.start),
    )
  return isCostOf ? [first] : found
}

function headOf(found: readonly FoundConcept[]): FoundConcept | undefined {
  return found.find(({ concept }) => !weak.has(concept)) ?? found.at(-1)
}

/** "Gasto 22 mil com pessoal": "com" ends what governs a number, unless its own noun follows. */
function withCom(right: string, bare: string): string {
  if (!/^\s*(?:(?:por|ao|no|todo) mes|mensais)?\s*$/.test(right)) return right
  const rest = bare.slice(right.length)
  const own = /^\s*(?:so )?com (?:[oa]s? )?/.exec(rest)
  if (!own) return right
  const noun = rest.slice(own[0].length)
  return `${right} ${noun.slice(0, firstBorder(noun))}`
}

function tailOf(right: string): Concept | undefined {
  const lead = right
    .replace(
      /^\s*(?:(?:por|cada|de cada|a|o|em cada)\s(?!mes\b|ano\b|dia\b|semana\b)|\/\s?(?!mes|ano|dia|semana))[a-z]+/,
      '',
    )
    .replace(
      /^\s*(?:(?:por|ao|no|\/)\s?(?:mes|ano|dia|semana)\b|mensais\b|reais\b)?\s*(?:(?:de|do|da|dos|das|e|pra|pro|vai|vao|fica|ficam|em|no|na|com|sao|uns|por|vira|a)\s+)*/,
      '',
    )
  const first = findConcepts(lead)[0]
  return first && first.start <= 2 ? first.concept : undefined
}

function periodOf(right: string, left: string, open: string): Period | undefined {
  const found =
    perPeriod.exec(right.replace(/^\s*(?:diari|semana|mensal)[a-z]*/, '')) ??
    perPeriod.exec(open.slice(0, 48).split(/[,;.(]|\se\s/)[0]!)
  if (found) return named(found[1] ?? found[2] ?? found[3]!)
  if (
    /\b(?:cada|por) dia\b|(?<!por )(?<!cada )(?<!a )(?<!minha )\bdiaria d|\bdiaria d[oae] (?:aluguel|locacao|equipamento|maquina)/.test(
      left,
    )
  )
    return 'day'
  if (/\barr\b/.test(left)) return 'year'
  if (/\btrimestre\b/.test(left)) return 'quarter'
  const before = /\b(?:por|do|no|deste|cada|todo) (mes|ano|dia)\b|\b(mensa(?:l|is)|anua(?:l|is))\b/.exec(left)
  return before ? named(before[1] ?? before[2]!) : undefined
}

/** What follows an aside in brackets still belongs ("R$ 5.500 por mês (custo total)"). */
function named(word: string): Period {
  if (/^dia|^diari/.test(word)) return 'day'
  if (/^seman/.test(word)) return 'week'
  if (/^trimestr/.test(word)) return 'quarter'
  return /^an|^a\.?\s?a|^safra/.test(word) ? 'year' : 'month'
}
