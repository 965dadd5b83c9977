import { createAdvisor, type RunEvent } from '@recado/advisor'
import { expect, test } from 'vitest'
import type { EventRow } from '../../src/consultor/executions/execution-events.sql.ts'
import { hear, NOTHING_HEARD, presentEvent } from '../../src/consultor/executions/present/present-event.ts'

const PROBLEM =
  'Nossa loja faturava R$ 80 mil por mês e hoje fatura R$ 60 mil. Ticket médio de R$ 150, margem bruta de 50% e impostos de 6%. ' +
  'Custos fixos de R$ 29 mil por mês. Temos R$ 35 mil em caixa e estoque de R$ 200 mil. Penso em dar 15% de desconto.'

test('a rebuttal is said by the member who makes it, not by the chair', async () => {
  const events: RunEvent[] = []
  await createAdvisor().run({ problem: PROBLEM, depth: 'Profunda' }, { onEvent: (event) => events.push(event) })
  let hearing = NOTHING_HEARD
  const shown = events.flatMap(({ seq, type, phase, agent, attempt, data }) => {
    const row: EventRow = { seq, round: 1, step: seq, type, phase, agent, attempt, at: new Date(0), data }
    hearing = hear(hearing, row)
    const event = presentEvent(row, hearing, { locale: 'pt-BR', say: (key) => key })
    return event === undefined ? [] : [{ ...event, own: data }]
  })
  const rebuttals = shown.filter(({ type }) => type === 'rebuttal')
  expect(rebuttals.length).toBeGreaterThan(0)
  for (const { agent, agent_name, own } of rebuttals) {
    expect(agent).toBe((own as { agent: string }).agent)
    expect(agent_name).not.toBe('Presidência')
  }
})
