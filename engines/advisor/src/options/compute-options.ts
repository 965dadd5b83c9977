import { type Criterion, criteria } from '../agents/agents.ts'
import { computeNodes } from '../calculation/compute-nodes.ts'
import { parseExpression } from '../calculation/expression.ts'
import type { Formula } from '../calculation/formulas.ts'
import { graphOf } from '../calculation/graph.ts'
import type { CalculationGraph, CalculationNode } from '../calculation/node.ts'
import { type Option, options } from './options.ts'

/** An option on the table: its nodes are `effect_<key>_prudent`, `…_bold`, `cash_<key>`, `mark_<key>_<criterion>`, `total_<key>`. */
export interface TabledOption {
  id: string
  key: string
  asked: boolean
}

/** Weights of the matrix; nodes like every other number, so that the person can see and replace them. */
export const matrixWeights: Readonly<Record<Criterion, string>> = {
  impact: '0.35',
  cash: '0.2',
  speed: '0.15',
  safety: '0.2',
  ease: '0.1',
}

/**
 * Computes the effect, the marks and the weighted total of each option that the figures allow, best first. Asked options
 * stay whatever their place; of the others the best `limit` stay. `lacking` are asked options that cannot be computed.
 */
export function computeOptions(
  base: readonly CalculationNode[],
  asked: readonly string[],
  limit: number,
): { nodes: CalculationNode[]; tabled: TabledOption[]; lacking: string[] } {
  const graph = graphOf(base)
  const open = options.filter((option) => asked.includes(option.id) || isOpen(option, graph))
  const premises = [...weightNodes(), ...open.flatMap(markPremises)]
  const effects = computeNodes([...base, ...premises], open.flatMap(effectFormulas))
  const computed = graphOf(effects)
  const ready = open.filter(
    ({ id }) =>
      computed.get(`effect_${keyOf(id)}_prudent`) &&
      computed.get(`effect_${keyOf(id)}_bold`) &&
      (asked.includes(id) || isWorthwhile(id, computed)),
  )
  const nodes = computeNodes(
    effects,
    ready.length ? [...scaleFormulas(ready), ...ready.flatMap((option) => totalFormulas(option, computed))] : [],
  )
  const totals = graphOf(nodes)
  const total = (id: string) => totals.value(`total_${keyOf(id)}`)?.toNumber() ?? 0
  const ranked = ready.map((option) => option.id).sort((a, b) => total(b) - total(a) || (a < b ? -1 : 1))
  const kept = ranked.filter((id, place) => place < limit || asked.includes(id))
  return {
    nodes: nodes.filter((node) => belongs(node.id, kept)),
    tabled: kept.map((id) => ({ id, key: keyOf(id), asked: asked.includes(id) })),
    lacking: asked.filter((id) => !ready.some((option) => option.id === id)),
  }
}

/** `price.raise` as part of a node's name. */
export function keyOf(option: string): string {
  return option.replace('.', '_')
}

function isOpen(option: Option, graph: CalculationGraph): boolean {
  if (option.unlessAsked === undefined) return true
  const expression = parseExpression(option.unlessAsked)
  return expression.evaluate((name) => graph.value(name))?.gt(0) ?? false
}

/** What is, even at best, less than a hundredth of the sales and a twentieth of the result is no advice to anybody. */
function isWorthwhile(id: string, graph: CalculationGraph): boolean {
  const [revenue, profit] = [graph.value('revenue'), graph.value('profit')]
  const effect = graph.value(`effect_${keyOf(id)}_bold`)!.abs()
  if (revenue === undefined || effect.times(100).gte(revenue)) return true
  return profit !== undefined && effect.times(20).gte(profit.abs())
}

function weightNodes(): CalculationNode[] {
  return criteria.map((criterion) => premise(`weight_${criterion}`, 'weight', matrixWeights[criterion]))
}

function markPremises(option: Option): CalculationNode[] {
  return (['speed', 'safety', 'ease'] as const).map((criterion) =>
    premise(`mark_${keyOf(option.id)}_${criterion}`, 'score', String(option[criterion])),
  )
}

function premise(id: string, unit: CalculationNode['unit'], value: string): CalculationNode {
  return { id, unit, value, source: 'premise', formula: '', inputs: [] }
}

function effectFormulas(option: Option): Formula[] {
  const key = keyOf(option.id)
  const rows: Formula[] = [
    { id: `effect_${key}_prudent`, unit: 'BRL/month', formula: option.prudent },
    { id: `effect_${key}_bold`, unit: 'BRL/month', formula: option.bold },
    { id: `year_${key}`, unit: 'BRL', formula: `effect_${key}_prudent * 12` },
  ]
  if (option.cash) rows.push({ id: `cash_${key}`, unit: 'BRL', formula: option.cash })
  if (option.id === 'stock.sell')
    rows.push({ id: 'stock_release', unit: 'BRL', formula: 'stock_value * premise_stock_prudent' })
  if (option.id === 'terms.shorten') {
    rows.push({ id: 'terms_release', unit: 'BRL', formula: 'revenue / days_per_month * premise_terms_prudent' })
  }
  return rows
}

/** The largest prudent effect earns ten for impact; the others in proportion. */
function scaleFormulas(ready: readonly Option[]): Formula[] {
  const effects = ready.map((option) => `effect_${keyOf(option.id)}_prudent`)
  return [{ id: 'effect_scale', unit: 'BRL/month', formula: `max(1, ${effects.join(', ')})` }]
}

function totalFormulas(option: Option, graph: CalculationGraph): Formula[] {
  const key = keyOf(option.id)
  // Cash released earns full marks, no cash needed six; what is needed costs marks in proportion to the cash there is.
  const cash = graph.get(`cash_${key}`)
    ? graph.get('cash')
      ? `clamp(6 - 6 * cash_${key} / cash, 0, 6)`
      : '2'
    : option.releasesCash
      ? '10'
      : '6'
  const sum = (heavier?: Criterion) => {
    const terms = criteria.map(
      (criterion) => `${criterion === heavier ? '2 * ' : ''}weight_${criterion} * mark_${key}_${criterion}`,
    )
    return heavier ? `(${terms.join(' + ')}) / (1 + weight_${heavier})` : terms.join(' + ')
  }
  return [
    { id: `mark_${key}_impact`, unit: 'score', formula: `clamp(10 * effect_${key}_prudent / effect_scale, 0, 10)` },
    { id: `mark_${key}_cash`, unit: 'score', formula: cash },
    { id: `total_${key}`, unit: 'score', formula: sum() },
    // Sensitivity: what the total becomes when one criterion counts twice.
    ...criteria.map(
      (criterion): Formula => ({ id: `total_${key}_${criterion}_twice`, unit: 'score', formula: sum(criterion) }),
    ),
  ]
}

const optionNode = /^(?:effect|mark|total|year|cash)_([a-z]+_[a-z]+)(?:_.+)?$/

function belongs(id: string, kept: readonly string[]): boolean {
  const key = optionNode.exec(id)?.[1]
  const option = key && options.find((candidate) => id.includes(`_${keyOf(candidate.id)}`))
  return !option || kept.includes(option.id) || id.startsWith('effect_')
}
