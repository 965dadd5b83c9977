import type { Fact, FactMetric } from './fact.ts'
import { fold } from './fold.ts'
import { type Frame, framesOf } from './frame.ts'
import { type InputMetricId, inputMetrics } from './input-metrics.ts'
import { type Meaning, metricOf } from './metric-of.ts'
import type { Quantity } from './quantity.ts'
import { subjectOf, timesOf } from './scope-of.ts'
import { segmentsOf } from './segments.ts'
import { weighTogether } from './weigh-together.ts'

export type { Fact, FactMetric } from './fact.ts'

/** Gives each quantity its meaning by the structure around it; what means nothing for the business stays unplaced. */
export function readFacts(text: string, quantities: readonly Quantity[]): { facts: Fact[]; unplaced: Quantity[] } {
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
    facts: weighTogether(
      ordered(
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

function kindOf({ unit }: Quantity): string {
  if (unit === 'percent' || unit === 'pp' || unit === 'fraction') return 'percent'
  if (unit === 'BRL' || unit === 'USD' || unit === 'EUR') return 'money'
  return unit === 'count' || unit === 'times' ? 'count' : 'duration'
}

/** "Se eu passar de 80 para 90", "de R$ 80 pra R$ 90, vale?": the second price is not yet true. */
function isPlanned({ before, after }: Frame): boolean {
  if (/\b(?:subi|aumentei|baixei|passou|passei|foi|caiu|subiu|reajustei|mudei)\b/.test(before)) return false
  return (
    /\b(?:se|quero|queria|penso|pensando|vou|posso|devo|pretendo|passar|subir|baixar|aumentar|reduzir)\b/.test(
      before,
    ) || /\bvale\b|\bcompensa\b/.test(after)
  )
}

/** Metrics whose planned value has no metric of its own. */
const plannable: ReadonlySet<FactMetric> = new Set([
  'utilities',
  'capacity',
  'conversion',
  'no_show',
  'unit_cost',
  'delinquency',
  'churn',
  'waste_rate',
  'occupancy',
  'commission_rate',
])

const earlier: Partial<Record<FactMetric, FactMetric>> = {
  revenue: 'revenue_before',
  volume: 'volume_before',
  ticket: 'ticket_before',
  customers: 'customers_before',
}

function factOf(
  text: string,
  frame: Frame,
  meaning: Meaning,
  time: 'now' | 'before',
  previous: { fact: Fact } | undefined,
  earlierOnes: readonly { fact: Fact }[],
): Fact {
  const { quantity } = frame
  const planning = quantity.role !== undefined && meaning.metric === 'ticket' && isPlanned(frame)
  if (planning && quantity.role === 'to') meaning = { ...meaning, metric: 'proposed_price' }
  const past = (quantity.role === 'from' && !planning) || (quantity.role !== 'to' && time === 'before')
  const coming =
    meaning.metric === 'unit_margin'
      ? /\b(?:voltar a ganhar|ganhar|meta de)\s*$/
      : /\b(?:cairia|cai|vai|iria|passaria|ficaria|subiria|for|fosse|cair|viria|virar|mudar)\s*(?:pra|para|p|em|de)?\s*$|\bdepois\s*:?\s*$|\bse\b[^.;]*$/
  const wished =
    /\b(?:quero|queria|queremos|pretendo|pretendemos|meta|objetivo|sonho|ideal)\b[^.;,]{0,30}\b(?:chegar|ter|atingir|alcancar|passar|ir|e|é|de)\b[^.;,]{0,12}$/.test(
      frame.left,
    ) && quantity.unit === 'count'
  const asked =
    meaning.role === 'loose' &&
    /\b(?:da (?:pra|para)|consigo|posso|podemos) (?:pagar|tirar|retirar|distribuir)\s*(?:uns )?$/.test(frame.left)
  const sold =
    metricIsVolume(meaning) &&
    quantity.unit === 'count' &&
    /\bse\b[^.;]*\b(?:vender|vendesse|atender|fizer|fechar|produzir|entregar|tiver|conseguir)\s*(?:uns |mais )?$/.test(
      frame.before,
    )
  const planned = asked || sold || wished || (plannable.has(meaning.metric) && coming.test(frame.left))
  const scope = /^proposed_|^target_/.test(meaning.metric) || planned ? 'proposed' : past ? 'before' : 'now'
  const metric = past ? (earlier[meaning.metric] ?? meaning.metric) : meaning.metric
  const period = periodOf(metric, meaning, frame, previous?.fact, isMonthly(metric, earlierOnes))
  const end = Math.max(quantity.core ?? quantity.end, quantity.end)
  const start = frame.left.trim()
    ? Math.max(frame.segment.start, quantity.start - frame.left.trimStart().length)
    : quantity.start
  const subject = subjectOf(frame, meaning, previous?.fact)
  const role = meaning.role ?? (isMore(frame, metric) ? 'more' : undefined)
  return {
    metric,
    quantity: {
      ...quantity,
      ...(meaning.money && quantity.unit === 'count' && { unit: 'BRL' as const }),
      per: period.per,
      ...(metric === 'waste_rate' || metric === 'proposed_discount' || metric === 'variable_cost_rate'
        ? { low: Math.abs(quantity.low) }
        : {}),
    },
    scope: subject?.rival ? 'rival' : scope,
    confidence: meaning.confidence,
    quote: text.slice(start, end).replace(/^[\s,;:.]+/, ''),
    start,
    end,
    ...(frame.perUnit && (meaning.perUnit !== undefined || frame.noun) && { perUnit: frame.perUnit }),
    ...(role && { role }),
    ...(frame.noun && { noun: frame.nounText }),
    ...(subject?.name ? { subject: subject.name } : scope === 'before' ? { subject: 'antes' } : {}),
    ...(period.assumed && { periodAssumed: true }),
    ...(isEach(frame) && { each: true as const }),
  }
}

const isEach = ({ left, after }: Frame): boolean =>
  /\bcada (?:um|uma)\b/.test(left) ||
  /^(?:\s*[a-z]+){0,2}?\s*(?:(?:por|ao) (?:mes|dia|semana)|mensais)?\s+cada(?:\s+(?:um|uma))?\s*(?:$|[.,;)]|mas\b|e\b)/.test(
    after,
  )

const metricIsVolume = ({ metric }: Meaning) => metric === 'volume' || metric === 'customers'

/** The same thing was counted per month before. */
const isMonthly = (metric: FactMetric, read: readonly { fact: Fact }[]) =>
  read.some(({ fact }) => fact.metric.replace('_before', '') === metric && fact.quantity.per === 'month')

/** "Mais 20 por dia", "25 alunos a mais": on top of what there is. */
function isMore({ left, right, after, quantity }: Frame, metric: FactMetric): boolean {
  return (
    quantity.unit === 'count' &&
    /^(?:volume|customers|new_customers)$/.test(metric) &&
    (/(?:^|\s)(?:mais|outr[oa]s|extra)\s*(?:uns |umas )?$/.test(left) ||
      /\b(?:recus\w+|dispens(?:o|amos)|deix(?:o|amos) de (?:atender|fazer|vender|pegar)|mando embora)\s*(?:uns |umas |cerca de )*$/.test(
        left,
      ) ||
      /^\s*(?:[a-z]+ ){0,2}(?:a mais|extras?|adicionais)\b/.test(right + after.slice(right.length, right.length + 24)))
  )
}

function periodOf(
  metric: FactMetric,
  meaning: Meaning,
  frame: Frame,
  previous: Fact | undefined,
  monthlyBefore: boolean,
): { per?: Quantity['per']; assumed?: true } {
  const stated = frame.per
  // "R$ 240 fixo por embarque": counted each time, not per month.
  if (
    !stated &&
    frame.perUnit !== undefined &&
    frame.perUnit !== 'unidade' &&
    kindOf(frame.quantity) === 'money' &&
    meaning.perUnit !== undefined
  )
    return {}
  if (metric === 'working_days') return { per: stated ?? 'month' }
  if (metric === 'ticket' || metric === 'proposed_price' || metric === 'ticket_before')
    return stated === 'month' ? { per: stated } : {}
  if (metric === 'capacity' || metric === 'distance' || metric === 'volume' || metric === 'volume_before') {
    if (stated) return { per: stated }
    if (frame.perUnit === 'noite' && metric.startsWith('volume')) return { per: 'day' }
    if (
      /\b(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)\b[^.;\d]*$/.test(
        frame.left,
      ) &&
      metric.startsWith('volume')
    )
      return { per: 'month' }
    const monthly = meaning.confidence >= 0.6 || /\bmes\b/.test(frame.before + frame.after)
    return metric.startsWith('volume') && !meaning.role && frame.perUnit === undefined && monthly
      ? { per: 'month', assumed: true }
      : {}
  }
  if (metric === 'other')
    return meaning.role === 'loose' || meaning.role === 'purchases'
      ? { per: stated ?? 'month' }
      : meaning.role === 'weeks'
        ? { per: 'month' }
        : kindOf(frame.quantity) === 'percent'
          ? {}
          : stated
            ? { per: stated }
            : {}
  const known = Object.hasOwn(inputMetrics, metric) ? inputMetrics[metric as InputMetricId] : undefined
  if (known?.nature === 'rate' || known?.nature === 'attrition') return { per: stated }
  const isFlow = known?.nature === 'flow' || metric === 'total_costs' || metric === 'salary'
  if (!isFlow) return {}
  if (
    !stated &&
    previous &&
    previous.metric.replace('_before', '') === metric &&
    (previous.quantity.per === 'year' || previous.quantity.per === 'quarter')
  )
    return { per: previous.quantity.per }
  if (!stated && previous?.quantity.per === 'quarter' && /\bn[oa]s (?:dois|duas)\b/.test(frame.after))
    return { per: 'quarter', assumed: true }
  if (!stated && /\beste ano\b/.test(frame.before) && monthlyBefore) return { per: 'month', assumed: true }
  if (metric === 'leads' || metric === 'new_customers' || metric === 'target_revenue')
    return stated ? { per: stated } : {}
  if (!stated && /\b(?:ano passado|(?:n?este|no) ano|em 20\d\d|por ano)\b/.test(frame.before + frame.after))
    return { per: 'year', assumed: true }
  return stated ? { per: stated } : { per: 'month', assumed: true }
}

/** Two months or quarters of one metric: the first is the earlier one. Parts of a team add up. */
function ordered(facts: Fact[], folded: string): Fact[] {
  facts = costBesidePrice(facts).map((fact, n, all) =>
    isPart(fact, all[n - 1], all[n - 2], folded) ? { ...fact, adds: true as const } : fact,
  )
  // Beside a cost per thing or a margin, "despesas" are what is left: the fixed ones.
  const hasVariable = facts.some(({ metric }) => variable.has(metric))
  return facts.map((fact, n) => {
    if (hasVariable && fact.metric === 'total_costs' && !/tota|tod[ao]|tudo|custos/i.test(fact.quote))
      return { ...fact, metric: 'fixed_costs' }
    const period =
      /\b(?:em|no|na|de)\s+(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|1\S?\s?(?:tri|sem|bim)|primeir[oa]|(?:segund[oa]|terceir[oa]) (?:tri|sem|bim|mes|ano))/
    const next = facts.slice(n + 1).find(({ metric, subject }) => metric === fact.metric && subject === fact.subject)
    if (!next || !/^(?:revenue|volume|customers|ticket)$/.test(fact.metric)) return fact
    const both = folded.slice(Math.max(0, fact.start - 20), fact.end + (fact.metric === 'ticket' ? 16 : 2))
    const later = folded.slice(Math.max(0, next.start - 24), next.end + 2)
    return period.test(both) && month.test(later)
      ? { ...fact, metric: earlier[fact.metric]!, scope: 'before' as const, subject: 'antes' }
      : fact
  })
}

/** "4 dentistas e 3 pessoas na recepção": the second joins the first, unless a total stands before both. */
function isPart(fact: Fact, before: Fact | undefined, first: Fact | undefined, folded: string): boolean {
  if (fact.metric !== 'headcount' || before?.metric !== 'headcount' || first?.metric === 'headcount') return false
  const between = folded.slice(before.quantity.end, fact.quantity.start)
  return /^[^.;:\d]{0,40}\be\s+(?:mais\s+)?$/.test(between)
}

/** Two prices of one thing, one of them only guessed, and no cost: the lower one is what the thing costs. */
function costBesidePrice(facts: Fact[]): Fact[] {
  const prices = facts.filter(
    ({ metric, scope, subject }) => metric === 'ticket' && scope === 'now' && subject === undefined,
  )
  const guessed = prices.filter(({ confidence }) => confidence < 0.6)
  const firm = prices.find(({ confidence }) => confidence >= 0.6)
  if (!firm || guessed.length !== 1 || facts.some(({ metric }) => metric === 'unit_cost')) return facts
  return facts.map((fact) =>
    fact === guessed[0] && fact.quantity.low < firm.quantity.low ? { ...fact, metric: 'unit_cost' as const } : fact,
  )
}

const variable: ReadonlySet<FactMetric> = new Set([
  'unit_cost',
  'gross_margin',
  'variable_cost_rate',
  'unit_margin',
  'variable_cost',
  'contribution_margin',
  'gross_profit_unit',
])

const month =
  /\b(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|[2-4]\S?\s?(?:tri|sem|bim)|segund[oa]|terceir[oa]|quart[oa] (?:tri|bim)|ultim[oa])/
