import { earlierMetric } from './earlier-metric.ts'
import type { Fact, FactMetric } from './fact.ts'
import type { Frame } from './frame.ts'
import type { Meaning } from './meaning.ts'
import { periodOf } from './period-of.ts'
import { subjectOf } from './scope-of.ts'

/** A quantity with its meaning as a fact: whose, when, per what, with the words that decided. */
export function factOf(
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
  const metric = past ? (earlierMetric[meaning.metric] ?? meaning.metric) : meaning.metric
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
