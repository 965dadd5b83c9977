import type { Opinion } from '../agents/opinion.ts'
import { computeNodes } from '../calculation/compute-nodes.ts'
import type { Formula } from '../calculation/formulas.ts'
import { graphOf } from '../calculation/graph.ts'
import type { CalculationNode } from '../calculation/node.ts'
import type { TabledOption } from '../options/compute-options.ts'
import type { Statement } from '../text/statement.ts'
import type { Settlement } from './dispute.ts'

/** What the board does with an option: carry it out, only under a condition, or leave it for now. */
export interface Decision {
  option: string
  key: string
  verdict: 'do' | 'condition' | 'no'
  reading: 'prudent' | 'bold'
  /** Node of the agreement among those who spoke, zero to one; absent where fewer than two did. */
  agreement?: string
  /** The strongest sentence for and against, with who said it. */
  support: { agent: string; statement: Statement }[]
  objections: { agent: string; statement: Statement }[]
}

/** One decision for each tabled option, in the order of the matrix, and the nodes of the plan they make. */
export function decide(
  tabled: readonly TabledOption[],
  opinions: readonly Opinion[],
  settlements: readonly Settlement[],
  nodes: readonly CalculationNode[],
  planned: number,
): { decisions: Decision[]; nodes: CalculationNode[] } {
  const graph = graphOf(nodes)
  const agreements: Formula[] = []
  const decisions = tabled.map(({ id, key, asked }): Decision => {
    const voices = opinions.flatMap(({ agent, stances }) =>
      stances.filter((s) => s.option === id).map((s) => ({ agent, ...s })),
    )
    const strongest = (sign: 1 | -1) =>
      voices
        .filter(({ stance }) => stance * sign > 0)
        .sort((a, b) => Math.abs(b.stance) - Math.abs(a.stance) || b.confidence - a.confidence)
        .map(({ agent, statement }) => ({ agent, statement }))
    const settled = settlements.find(({ dispute }) => dispute === `stance:${id}`)?.outcome
    const prudent = graph.value(`effect_${key}_prudent`)!.toNumber()
    const bold = graph.value(`effect_${key}_bold`)!.toNumber()
    const lean = voices.reduce((sum, { stance, confidence }) => sum + stance * confidence, 0)
    const verdict = verdictOf({ settled, prudent, bold, lean })
    const reading =
      settlements.find(({ dispute }) => dispute === `effect:${id}`)?.outcome === 'bold' ? 'bold' : 'prudent'
    const spoken = voices.filter(({ stance }) => stance !== 0)
    const side = (sign: 1 | -1) =>
      spoken.reduce((sum, { stance }) => sum + (stance * sign > 0 ? Math.abs(stance) : 0), 0)
    // One voice agrees with nobody.
    const isShared = new Set(spoken.map(({ agent }) => agent)).size > 1
    if (isShared)
      agreements.push({
        id: `agreement_${key}`,
        unit: 'share',
        formula: `abs(${side(1)} - ${side(-1)}) / ${side(1) + side(-1)}`,
      })
    return {
      option: id,
      key,
      ...(isShared && { agreement: `agreement_${key}` }),
      verdict: verdict === 'do' && !asked && prudent <= 0 ? 'condition' : verdict,
      reading,
      support: strongest(1),
      objections: strongest(-1),
    }
  })
  const chosen = decisions.filter(({ verdict }) => verdict === 'do').slice(0, planned)
  const known = new Set(nodes.map(({ id }) => id))
  // Who speaks for what follows from all that was heard, so the agreement rests on every figure of the text.
  const heard = nodes.filter(({ source }) => source === 'text').map(({ id }) => id)
  const agreed = computeNodes(nodes, agreements)
    .filter(({ id }) => !known.has(id))
    .map((node) => ({ ...node, inputs: heard }))
  return { decisions, nodes: [...planNodes(chosen, nodes), ...agreed] }
}

function verdictOf(figures: {
  settled: Settlement['outcome'] | undefined
  prudent: number
  bold: number
  lean: number
}): Decision['verdict'] {
  const { settled, prudent, bold, lean } = figures
  if (bold <= 0 || settled === 'against') return 'no'
  if (settled === 'both' || prudent <= 0) return 'condition'
  if (settled === 'for') return 'do'
  return lean < 0 ? 'no' : 'do'
}

function planNodes(chosen: readonly Decision[], nodes: readonly CalculationNode[]): CalculationNode[] {
  if (chosen.length === 0) return []
  const formulas: Formula[] = [
    {
      id: 'plan_effect',
      unit: 'BRL/month',
      formula: chosen.map(({ key, reading }) => `effect_${key}_${reading}`).join(' + '),
    },
    { id: 'plan_profit', unit: 'BRL/month', formula: 'profit + plan_effect' },
    { id: 'plan_cash_flow', unit: 'BRL/month', formula: 'cash_flow + plan_effect' },
    { id: 'plan_shortfall', unit: 'BRL/month', formula: '0 - plan_profit', when: '0 - plan_profit' },
    { id: 'plan_burn', unit: 'BRL/month', formula: '0 - plan_cash_flow', when: '0 - plan_cash_flow' },
    { id: 'plan_runway', unit: 'months', formula: 'cash / plan_burn' },
  ]
  const before = new Set(nodes.map(({ id }) => id))
  return computeNodes(nodes, formulas).filter(({ id }) => !before.has(id))
}
