import { expect, test } from 'vitest'
import { graphOf } from '../src/calculation/graph.ts'
import { type Claim, claimSchema } from '../src/claims/claim.ts'
import { detectConflicts } from '../src/index.ts'
import type { Rebuttal } from '../src/resolution/dispute.ts'
import { groupDisputes } from '../src/resolution/group-disputes.ts'
import { type Hearing, settleDispute, settlesUnheard } from '../src/resolution/settle-dispute.ts'

const vote = (agent: string, stance: number, confidence = 0.6): Claim =>
  claimSchema.parse({
    id: `${agent}.stance`,
    agent,
    subject: 'empresa',
    metric: 'decisao',
    option: 'price.raise',
    kind: 'recommendation',
    stance,
    confidence,
  })
const effect = (agent: string, low: number): Claim =>
  claimSchema.parse({
    id: `${agent}.effect`,
    agent,
    subject: 'empresa',
    metric: 'profit',
    option: 'price.raise',
    kind: 'estimate',
    value: { low, unit: 'BRL', per: 'month' },
    confidence: 0.6,
    evidence: [{ source: 'calculation', ref: `${agent}.node` }],
  })
const said = { key: 'rung.both', args: {}, basis: [] }

function settle(claims: Claim[], rebuttals: Omit<Rebuttal, 'dispute' | 'statement'>[] = []) {
  const [dispute] = groupDisputes(detectConflicts(claims), claims)
  const opinions = claims.map((claim) => ({
    agent: claim.agent as Rebuttal['agent'],
    source: 'rules' as const,
    findings: [],
    claims: [],
    ideas: [],
    stances: [{ option: 'price.raise', stance: claim.stance ?? 0, confidence: claim.confidence, statement: said }],
  }))
  const hearing: Hearing = {
    claims,
    graph: graphOf([]),
    opinions,
    recomputed: true,
    rebuttals: rebuttals.map((rebuttal) => ({ ...rebuttal, dispute: dispute!.id, statement: said })),
  }
  const settlement = settleDispute(dispute!, hearing)
  return { ...settlement, rung: settlement.rungs.at(-1)!.rung, unheard: settlesUnheard(dispute!, hearing) }
}

test('the company’s own figures outrank a premise, and the loser’s dissent is kept', () => {
  const { rung, outcome, dissent, unheard } = settle([vote('commercial', 2, 0.6), vote('financial', -1, 0.9)])
  expect({ rung, outcome, unheard }).toEqual({ rung: 'evidence', outcome: 'against', unheard: true })
  expect(dissent.map(({ agent }) => agent)).toEqual(['commercial'])
})

test('who concedes after the rebuttal settles it and keeps no dissent', () => {
  const { rung, outcome, dissent } = settle(
    [vote('commercial', 1), vote('financial', -2)],
    [{ agent: 'commercial', round: 1, concedes: true }],
  )
  expect({ rung, outcome, dissent }).toEqual({ rung: 'rebuttal', outcome: 'against', dissent: [] })
})

test('two thirds of the evidence-weighted votes settle; less becomes a trial', () => {
  const clear = settle([vote('commercial', 2), vote('market', 2), vote('people', -1)])
  expect([clear.rung, clear.outcome]).toEqual(['vote', 'for'])
  const split = settle([vote('commercial', 2), vote('market', -1), vote('people', -1)])
  expect([split.rung, split.outcome]).toEqual(['scenarios', 'both'])
  expect(split.dissent.map(({ agent }) => agent)).toEqual(['market', 'people'])
})

test('two figures for one effect stay as two scenarios, unless the bolder one concedes', () => {
  const claims = [effect('commercial', 9_000), effect('financial', 2_000)]
  expect(settle(claims).outcome).toBe('both')
  expect(settle(claims, [{ agent: 'commercial', round: 1, concedes: true }]).outcome).toBe('prudent')
})

test('figures of the person that contradict each other are the person’s to settle', () => {
  const fact = (id: string, low: number) => ({
    ...effect(id, low),
    option: undefined,
    agent: 'user',
    kind: 'fact' as const,
  })
  const { rung, outcome } = settle([fact('a', 9_000), fact('b', 2_000)])
  expect([rung, outcome]).toEqual(['ask', 'ask'])
})
