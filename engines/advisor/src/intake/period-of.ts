import type { Fact, FactMetric } from './fact.ts'
import type { Frame } from './frame.ts'
import { type InputMetricId, inputMetrics } from './input-metrics.ts'
import { kindOf } from './kind-of.ts'
import type { Meaning } from './meaning.ts'
import type { Quantity } from './quantity.ts'

/** What a figure is counted per: as stated, as its metric has it, or assumed. */
export function periodOf(
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
