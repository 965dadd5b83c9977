import type { Formula } from '../../calculation/formulas.ts'
import type { Fact } from '../../intake/fact.ts'
import { baseName } from './input-base.ts'
import { nameOf } from './input-name.ts'

/** Several bills that hold today, none the later value of another. */
const isPlain = (facts: readonly Fact[]) => facts.every(({ quantity, scope }) => !quantity.role && scope === 'now')

const offer = /\b(?:banco|candidat|proposta|fornecedor|distribuidor|opcao|plano|loja|maquin)/

/** What a thing costs in all, and the fixed costs when only their parts are given. */
export function inputSums(facts: readonly Fact[]): Formula[] {
  const named = new Map<string, Fact[]>()
  for (const fact of facts) {
    const name = baseName(fact, facts) ?? nameOf(fact)
    named.set(name, [...(named.get(name) ?? []), fact])
  }
  const costs = named.get('cost') ?? []
  const prices = named.get('price') ?? []
  const apart = prices.length > 1 || costs.some(({ subject }) => subject !== undefined && offer.test(subject))
  const adds = !apart && costs.length > 1
  const list = (name: string, many: readonly unknown[]) => many.map((_, n) => `q_${name}_${n + 1}`).join(' + ')
  const heads = ['headcount', 'sellers', 'base'].find((name) => named.has(name))
  const byHeads = !named.has('payroll') && named.has('salary') && heads !== undefined
  const parts = ['rent', 'payroll', 'utilities', 'ads', 'loose'].filter((name) => named.has(name))
  const fixed = named.get('fixed') ?? []
  // Several people paid per night are paid together.
  const isShifts = (named.get('payroll') ?? []).every(({ quantity }) => quantity.per === undefined)
  const further = fixed.filter(
    ({ quote, confidence }) =>
      /demais|outr|restante|fix\w*\s*:\s*[a-zà-ú]/i.test(quote) ||
      confidence < 0.6 ||
      !/fix|tota|tudo|despesa|custo|gasto|estrutura|cust[ao]/i.test(quote),
  )
  const isBreakdown =
    fixed.length > 1 &&
    /tota|ao todo|somam/i.test(fixed[0]!.quote) &&
    fixed.every(({ sentence }) => sentence === fixed[0]!.sentence)
  const partsSum = [
    ...parts.map((name) =>
      name === 'loose' || (name === 'utilities' && isPlain(named.get(name)!)) || (name === 'payroll' && isShifts)
        ? list(name, named.get(name)!)
        : `q_${name}`,
    ),
    ...(byHeads ? [`q_${heads} * q_salary`] : []),
  ].join(' + ')
  const whole =
    further.length > 0 && partsSum !== '' && !isBreakdown
      ? `${list('fixed', fixed)} + ${partsSum}`
      : fixed.length > 0
        ? 'q_fixed'
        : partsSum
  return [
    ...(costs.length > 0
      ? [{ id: 'q_cost_all', unit: 'BRL' as const, formula: adds ? list('cost', costs) : 'q_cost' }]
      : []),
    ...(whole ? [{ id: 'q_fixed_all', unit: 'BRL' as const, formula: whole }] : []),
    ...(fixed.length > 0 && ((parts.length > 1 && further.length === 0) || isBreakdown)
      ? [
          {
            id: 'q_fixed_parts',
            unit: 'BRL' as const,
            formula: [partsSum, ...(isBreakdown ? fixed.slice(1).map((_, n) => `q_fixed_${n + 2}`) : [])]
              .filter(Boolean)
              .join(' + '),
          },
        ]
      : []),
  ]
}
