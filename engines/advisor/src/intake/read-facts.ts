import { fold } from './fold.ts'
import { type InputMetricId, inputMetrics, type Measure } from './input-metrics.ts'
import { metricCues } from './metric-cues.ts'
import type { Quantity } from './quantity.ts'

/** A quantity with the metric it measures. `periodAssumed` when a flow came without a period and was read as monthly. */
export interface Fact {
  metric: InputMetricId
  quantity: Quantity
  periodAssumed?: boolean
  /** A further part of the metric before it: "4 dentistas e 3 pessoas na recepção". */
  adds?: boolean
}

/** Gives each quantity the nearest fitting metric of its sentence; quantities nobody names stay unplaced. */
export function readFacts(text: string, quantities: readonly Quantity[]): { facts: Fact[]; unplaced: Quantity[] } {
  const folded = fold(text)
  const facts: Fact[] = []
  const unplaced: Quantity[] = []
  for (const sentence of sentencesOf(folded)) {
    const inside = quantities.filter((q) => q.start >= sentence.start && q.end <= sentence.end)
    if (inside.length === 0) continue
    const cues = cuesIn(folded, sentence)
    for (const quantity of inside) {
      const near = <T extends Span>(span: T) => span.end > quantity.start - reach && span.start < quantity.end + reach
      const metric = metricOf(quantity, cues.filter(near), inside.filter(near), folded)
      const proposed = /\b(?:demitir|dispensar|contratar|cortar)\s+(?:mais\s+|uns\s+|umas\s+)?$/.test(
        folded.slice(sentence.start, quantity.start),
      )
      const partOfOthers = metric !== undefined && isShareOfOthers(quantity, metric, folded)
      if (metric && !partOfOthers && !(proposed && quantity.unit === 'count'))
        facts.push(factOf(metric, quantity, folded, sentence))
      else unplaced.push(quantity)
    }
  }
  return {
    facts: facts.map((fact, n) => (isPart(fact, facts[n - 1], folded) ? { ...fact, adds: true } : fact)),
    unplaced,
  }
}

function isPart(fact: Fact, before: Fact | undefined, folded: string): boolean {
  if (fact.metric !== 'headcount' || before?.metric !== 'headcount') return false
  return /^[^.;\d]{0,40}\be\s+(?:mais\s+)?$/.test(folded.slice(before.quantity.end, fact.quantity.start))
}

/** Further than this no cue is believed (see the limit of 60 in `metricOf`); it also keeps reading linear. */
const reach = 120

interface Span {
  start: number
  end: number
}

interface Cue extends Span {
  metric: InputMetricId
  noun: boolean
  rank: number
}

/** A full stop ends a sentence unless digits stand on both sides ("1.200") or it closes "a.m." and the like. */
function sentencesOf(folded: string): Span[] {
  const sentences: Span[] = []
  let start = 0
  for (const match of folded.matchAll(/(?<!\b[ap]\.\s?[map])[.!?;\n](?!\d|\s?[map]\.)/g)) {
    sentences.push({ start, end: match.index + 1 })
    start = match.index + 1
  }
  return [...sentences, { start, end: folded.length }]
}

const compiled = metricCues.map((cue, rank) => ({
  ...cue,
  rank,
  noun: cue.noun ?? false,
  expression: new RegExp(`(?<![a-z])(?:${cue.pattern})(?![a-z])`, 'g'),
}))

function cuesIn(folded: string, sentence: Span): Cue[] {
  const text = folded.slice(sentence.start, sentence.end)
  return compiled.flatMap(({ metric, noun, rank, expression }) =>
    [...text.matchAll(expression)].map((match) => {
      const start = sentence.start + match.index
      return { metric, noun, rank, start, end: start + match[0].length }
    }),
  )
}

function metricOf(quantity: Quantity, cues: readonly Cue[], all: readonly Quantity[], folded: string) {
  let best: { cost: number; rank: number; metric: InputMetricId } | undefined
  for (const cue of cues) {
    if (!accepts(cue.metric, quantity)) continue
    const cost = costOf(quantity, cue, all, folded)
    if (cost === undefined || cost > 60) continue
    // "2 mil pães" are loaves before they are reais.
    const guessed = quantity.scaled && inputMetrics[cue.metric].measure === 'money' ? 4 : 0
    // A longer cue ("margem líquida") says more than the shorter one inside it ("margem").
    const weighed = cost + guessed - (cue.end - cue.start) / 100
    if (!best || weighed < best.cost - 1e-9 || (weighed < best.cost + 1e-9 && cue.rank < best.rank)) {
      best = { cost: weighed, rank: cue.rank, metric: cue.metric }
    }
  }
  return best?.metric
}

const changes: ReadonlySet<string> = new Set(['sales_change', 'cost_change'])

function accepts(metric: InputMetricId, quantity: Quantity): boolean {
  const { measure, nature } = inputMetrics[metric]
  if (measureOf(quantity) !== measure && !(measure === 'money' && quantity.scaled && quantity.unit === 'count'))
    return false
  if (changes.has(metric)) return quantity.change === true
  if (quantity.change) return metric === 'proposed_raise' || metric === 'proposed_discount'
  // Interest needs its period: "juros de 3 %" says nothing. Churn without one is monthly, as everybody counts it.
  if (nature === 'rate') return quantity.per !== undefined
  if (nature === 'attrition') return true
  if (nature === 'price' || nature === 'share')
    return nature === 'share' ? !quantity.per || quantity.per === 'month' : !quantity.per || metric === 'ticket'
  if (measure === 'money' && nature === 'stock') return quantity.per === undefined
  if (metric === 'volume' || metric === 'volume_before') return true
  return measure !== 'count' || nature !== 'stock' || quantity.per === undefined
}

function measureOf(quantity: Quantity): Measure {
  switch (quantity.unit) {
    case 'BRL':
    case 'USD':
    case 'EUR':
      return 'money'
    case 'percent':
    case 'pp':
    case 'fraction':
      return 'percent'
    case 'count':
    case 'times':
      return 'count'
    default:
      return 'duration'
  }
}

const link = /^\s*(?:(?:a|de|do|da|dos|das|em|no|na|nos|nas|para|por|ao|aos|sao|foi)\s+)*$/

/** How far a cue is from its number: inside or on it is nearest, before it next, after it last; other numbers between repel. */
function costOf(quantity: Quantity, cue: Cue, all: readonly Quantity[], folded: string): number | undefined {
  if (cue.start >= quantity.start && cue.end <= quantity.end) return cue.noun ? 0 : 6
  const before = cue.end <= quantity.start
  if (!before && cue.start < quantity.end) return undefined
  const gap = before ? folded.slice(cue.end, quantity.start) : folded.slice(quantity.end, cue.start)
  const others = all.filter(
    (q) =>
      q !== quantity &&
      (before ? q.start >= cue.end && q.end <= quantity.start : q.start >= quantity.end && q.end <= cue.start),
  )
  const isPair = quantity.role === 'to' && others.length === 1 && others[0]!.role === 'from'
  const repelled = isPair ? 0 : others.length * 25
  if (!before && link.test(gap)) return cue.noun ? 0.5 : 2
  if (cue.noun) return before && isClose(gap) && (quantity.change || quantity.role) ? 8 + gap.length : undefined
  if (before) return beforeCost(gap) + repelled
  return 14 + gap.length / 2 + breaksIn(gap) + repelled
}

/** A cue right before its number beats one right after it ("economiza R$ 2.600 em energia"). */
function beforeCost(gap: string): number {
  if (gap.trim() === '') return 1.5
  // "O custo fixo, com aluguel e recepção, é de": what stands between the commas is not the subject.
  const commas = gap.split(',').length - 1
  if (/,\s*(?:e|sao|ficam?|somam?|custam?)\s+(?:de\s+|em\s+)?$/.test(gap)) return commas === 1 ? 30 : 4
  return 3 + gap.length / 2 + breaksIn(gap)
}

function breaksIn(gap: string): number {
  return (gap.match(/[,:()]|\be\b|\bmas\b|\bcom\b/g) ?? []).length * 6
}

function isClose(gap: string): boolean {
  return gap.length < 40
}

/** "Vendíamos 40 carros": the verb of habit puts a figure into the past, unless today follows it. */
const imperfect =
  /\b(?:(?:vend|atend|faz)ia(?:mos|m)?|fatura?va(?:mos|m)?|eram?|tinha(?:mos|m)?|antes)\b(?!.*\b(?:hoje|agora|atualmente)\b)/

/** What is counted is named by the noun; what the count is of, by the words before it. */
function countOf(before: string): InputMetricId {
  if (/\b(?:comporta\w*|capacidade|cab(?:em|eriam)|atenderia\w*|poderia\w* atender|caberia\w*)\b[^.;]*$/.test(before))
    return 'capacity'
  return /\b(?:patio|estoque)\b[^.;]*$/.test(before) ? 'stock_units' : 'volume'
}

const previously: Partial<Record<InputMetricId, InputMetricId>> = {
  revenue: 'revenue_before',
  volume: 'volume_before',
  ticket: 'ticket_before',
}

/** "Um terço dos pedidos" is a share of orders, whatever rate was spoken of before. */
function isShareOfOthers(quantity: Quantity, metric: InputMetricId, folded: string): boolean {
  if (quantity.unit !== 'percent' || quantity.change) return false
  const counted = ['no_show', 'churn', 'occupancy', 'conversion', 'delinquency'].includes(metric)
  return (
    !counted &&
    /^\s+d[ao]s\s+(?:pedidos|clientes|vendas|pacientes|carros|alunos|atendimentos|consultas)\b/.test(
      folded.slice(quantity.end, quantity.end + 30),
    )
  )
}

function factOf(metric: InputMetricId, stated: Quantity, folded: string, sentence: Span): Fact {
  const inReais = inputMetrics[metric].measure === 'money' && stated.unit === 'count'
  const quantity: Quantity = inReais ? { ...stated, unit: 'BRL' } : stated
  const before = folded.slice(Math.max(sentence.start, quantity.start - 40), quantity.start)
  const past = quantity.role === 'from' || (quantity.role !== 'to' && imperfect.test(before))
  const role: InputMetricId = past ? (previously[metric] ?? metric) : metric === 'volume' ? countOf(before) : metric
  const isFlow = inputMetrics[role].nature === 'flow'
  if (!isFlow || quantity.per) return { metric: role, quantity }
  const yearly = /no ano passado|em (?:19|20)\d\d\b|no ano\b/.test(folded.slice(sentence.start, sentence.end))
  return { metric: role, quantity: { ...quantity, per: yearly ? 'year' : 'month' }, periodAssumed: true }
}
