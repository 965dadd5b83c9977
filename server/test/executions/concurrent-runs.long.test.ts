import { expect, test } from 'vitest'
import type { Services } from '../../src/services.ts'
import { buildMember, buildTenant } from '../support/factories.ts'
import { startKillableProgram } from '../support/killable-program.ts'
import { type DetailAnswer, subscribe } from './build-advised.ts'

const PROBLEM =
  'As vendas da padaria caíram 20%. Faturamos R$ 60 mil por mês, margem bruta de 55%, custos fixos de R$ 28 mil por mês e R$ 18 mil em caixa. Devo baixar o preço?'
/** Of the plan: as many of a company run at once. */
const AT_ONCE = 5
/** One company that puts many problems, and three that put two each right after it. */
const PUT = [14, 2, 2, 2]

test('twenty runs at once end alike, none of a company’s beyond its plan, and nobody waits behind whoever has many', {
  timeout: 300_000,
}, async () => {
  const { program, prepared } = await startKillableProgram(prepare)
  const ask = async <Answer>(company: number, method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { ...prepared[company], ...(body ? { 'content-type': 'application/json' } : {}) }
    const answer = await fetch(`http://127.0.0.1:${program.port}/api/v1${path}`, {
      ...{ method, headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  try {
    const puts: { company: number; id: string }[] = []
    for (const [company, count] of PUT.entries()) {
      const body = { problem_description: PROBLEM, analysis_depth: 'Profunda' }
      const created = await Promise.all(
        Array.from({ length: count }, () => ask<{ execution_id: string }>(company, 'POST', '/executions', body)),
      )
      puts.push(...created.map(({ execution_id: id }) => ({ company, id })))
    }
    const all = () => Promise.all(puts.map(({ company, id }) => ask<DetailAnswer>(company, 'GET', `/executions/${id}`)))
    await expect
      .poll(async () => (await all()).filter(({ status }) => status !== 'complete').length, {
        ...{ interval: 500, timeout: 120_000 },
      })
      .toBe(0)
    const details = await all()
    for (const { result } of details) expect(result).toEqual(details[0]?.result)

    const spans = details.map(({ started_at, ended_at }, at) => ({
      company: puts[at]?.company,
      from: Date.parse(started_at ?? ''),
      to: Date.parse(ended_at ?? ''),
    }))
    const most = PUT.map((_, company) => {
      const own = spans.filter((span) => span.company === company)
      return Math.max(...own.map(({ from }) => own.filter((other) => other.from <= from && from < other.to).length))
    })
    expect(Math.max(...most)).toBeLessThanOrEqual(AT_ONCE)
    expect(most[0]).toBeGreaterThan(1)
    const ends = (isMany: boolean) => spans.filter(({ company }) => (company === 0) === isMany).map(({ to }) => to)
    const lastOfFew = Math.max(...ends(false))
    const after = ends(true).filter((to) => to > lastOfFew).length
    process.stdout.write(
      `concurrent runs: at once by company ${most}; ${after} of ${PUT[0]} ended after all of the others\n`,
    )
    expect(after).toBeGreaterThan(0)
  } finally {
    await program.stop()
  }
})

async function prepare(services: Services) {
  const headers: Record<string, string>[] = []
  for (const _ of PUT) {
    const bare = await buildTenant({ services })
    const owner = await buildMember({ services }, bare, 'owner')
    await subscribe({ services }, bare, 'consultor_pro')
    headers.push(owner.headers)
  }
  return headers
}
