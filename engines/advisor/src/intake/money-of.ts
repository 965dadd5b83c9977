import type { Frame } from './frame.ts'
import { guess, is, likely, type Meaning, person, type Surroundings, sure } from './meaning.ts'

export const listed: ReadonlySet<string> = new Set([
  'rent',
  'payroll',
  'utilities',
  'fixed',
  'marketing',
  'salary',
  'tax',
  'total',
])

export const costs: ReadonlySet<string> = new Set([
  'rent',
  'payroll',
  'utilities',
  'fixed_costs',
  'marketing',
  'salary',
])

/** The metric of money that a concept governs. */
export function moneyOf(
  concept: NonNullable<Frame['head']>,
  frame: Frame,
  around: Surroundings,
  { unit, large, each, proposal }: { unit: boolean; large: boolean; each: Partial<Meaning>; proposal: boolean },
): Meaning | undefined {
  const { per, before, left, right, quantity } = frame
  const money = each.money ? ({ money: true } as const) : {}
  const isCheap = quantity.low < 1_000 || (around.ticket !== undefined && quantity.low < 3 * around.ticket)
  switch (concept) {
    case 'target':
      return is('target_revenue', sure, money)
    case 'revenue':
      if (unit && !per && !(frame.perUnit === 'unidade' && quantity.low >= 5_000)) return is('ticket', likely, each)
      return is('revenue', sure, money)
    case 'gross_tax':
      return is('revenue', likely, { ...money, role: 'net_revenue' })
    case 'sell':
      if (/\b(?:fornecedor\w*|distribuidor\w*|atacad\w+|fabrica|fabricante|importador\w*)\b[^.;,]*$/.test(left))
        return is('unit_cost', likely, each)
      if (proposal) return is('proposed_price', likely, each)
      return per || large ? is('revenue', likely, money) : is('ticket', sure, each)
    case 'charge':
      if (person.test(left) && !/\b(?:cobro|cobramos|eu|sou|contador\w*|advogad[oa])\b/.test(left))
        return unit || per === 'day'
          ? is('unit_cost', likely, each)
          : per
            ? is('payroll', likely, money)
            : is('unit_cost', likely, each)
      if (
        unit &&
        around.parallel?.metric === 'unit_cost' &&
        around.parallel.perUnit === each.perUnit &&
        !/\b(?:cobro|cobramos)\b/.test(left)
      )
        return is('unit_cost', likely, each)
      if (
        around.parallel?.metric === 'unit_cost' &&
        /\b[oa] (?:atual|outr[oa]|nov[oa]|segund[oa]|antig[oa])\b[^.;,]*$/.test(left)
      )
        return is('unit_cost', likely, each)
      if (
        /\b(?:contador\w*|advogad[oa]|banco|sistema|agencia|software|prefeitura|seguradora)\b[^.;]*$/.test(left) &&
        per
      )
        return is('fixed_costs', likely, money)
      if (/\b(?:fornecedor\w*|distribuidor\w*|atacad\w+|fabrica|motoboy|transportadora)\b[^.;]*$/.test(left))
        return is('unit_cost', likely, each)
      return is(proposal ? 'proposed_price' : 'ticket', sure, each)
    case 'price':
      // "Honorários entram na faixa de R$ 78 mil por mês": all of them together.
      if (per && !unit && quantity.low >= 8_000 && around.previous?.meaning.metric !== 'customers')
        return is('revenue', likely, money)
      return is(proposal ? 'proposed_price' : 'ticket', sure, each)
    case 'paid':
      if (/se pag/.test(left)) return undefined
      return large ? undefined : is('ticket', likely, each)
    case 'pay':
      if (unit || (!per && isCheap)) return is('unit_cost', likely, each)
      return around.hiring ? is('hire_cost', guess, money) : is('other', guess, { ...money, role: 'loose' })
    case 'buy':
      if (per && !unit) return is('other', likely, { ...money, role: 'purchases' })
      return large ? is('investment', likely, money) : is('unit_cost', likely, each)
    case 'fixed':
      return is('fixed_costs', sure, money)
    case 'variable':
      if (unit || (isCheap && (!per || quantity.low < 100))) return is('unit_cost', sure, each)
      return is('variable_cost', likely, money)
    case 'total':
      if (unit) return is('unit_cost', likely, each)
      return is(/\bfix[oa]s?\b/.test(right) ? 'fixed_costs' : 'total_costs', sure, money)
    case 'cost':
    case 'spend':
      return costOf(frame, around, { unit, large, each, isCheap })
    case 'rent':
      if (unit && !per) return is(around.ticket === undefined ? 'ticket' : 'unit_cost', likely, each)
      return is('rent', sure, money)
    case 'salary':
      if (unit) return is('unit_cost', likely, each)
      return is(
        (around.hiring || /\bnov[oa] |\bseria\b/.test(left)) &&
          !/\btod[oa]s\b|\bcada um[a]?\b|\bem media\b/.test(before)
          ? 'hire_cost'
          : 'salary',
        likely,
        { ...money, role: 'each' },
      )
    case 'payroll':
      if (/^\s*(?:\/\s?mes|por mes)?\s*fix[oa]s?\b/.test(right)) return is('fixed_costs', likely, money)
      if (unit) return is('unit_cost', likely, each)
      return is('payroll', sure, money)
    case 'utilities':
      if (unit && !per) return is('unit_cost', likely, each)
      return large && !per && /\bpor\s*$|solar/.test(left)
        ? is('investment', likely, money)
        : is('utilities', sure, money)
    case 'marketing':
      return is('marketing', sure, money)
    case 'cac':
      return is('cac', sure, money)
    case 'delivery':
      if (proposal) return is('proposed_price', likely, each)
      return unit || (!per && isCheap)
        ? is('unit_cost', likely, each)
        : per
          ? is('variable_cost', likely, money)
          : undefined
    case 'installment':
      return is('debt_payment', sure, money)
    case 'debt':
      return is('debt', sure, money)
    case 'cash':
      return is(per ? 'profit_stated' : 'cash', sure, money)
    case 'stock':
      return is('stock_value', sure, money)
    case 'investment':
      return per ? (/\balug/.test(before) ? is('rent', likely, money) : undefined) : is('investment', sure, money)
    case 'loss':
      return is('loss_stated', sure, money)
    case 'return':
      return unit && !per ? is('unit_margin', likely, each) : is('monthly_return', sure, money)
    case 'leave':
      if (/\btenho mais\s*$/.test(left)) return undefined
      if (unit || /\bcada\b/.test(before) || !per) return is(large ? 'profit_stated' : 'unit_margin', likely, each)
      return is('profit_stated', likely, money)
    case 'margin':
    case 'contribution':
      return is(large || (per && !unit) ? 'other' : 'unit_margin', likely, each)
    case 'gross_profit':
      return unit ? is('gross_profit_unit', sure, each) : is('other', likely, money)
    case 'profit':
    case 'net_margin':
      return unit ? is('unit_margin', likely, each) : is('profit_stated', sure, money)
    case 'hire':
      return is('hire_cost', sure, money)
    case 'commission':
      if (/\b(?:media|recebo|receb\w+|ganho)\b/.test(left)) return is('ticket', likely, each)
      return unit || !per ? is('unit_cost', likely, each) : is('other', likely, money)
    case 'no_revenue':
      return undefined
    case 'markup':
      return is('unit_margin', guess, each)
    case 'tax':
      return unit ? is('unit_cost', likely, each) : is('other', likely, { ...money, role: 'loose' })
    default:
      return undefined
  }
}

/** "Custa": per thing a unit cost, per month a wage or a fixed cost, once and large a purchase. */
function costOf(
  { per, before, after, left, right, quantity, segment }: Frame,
  around: Surroundings,
  { unit, large, each, isCheap }: { unit: boolean; large: boolean; each: Partial<Meaning>; isCheap: boolean },
): Meaning {
  const money = each.money ? ({ money: true } as const) : {}
  if (
    per &&
    /\bcada\b/.test(left) &&
    (/headcount|sellers/.test(around.previous?.meaning.metric ?? '') || person.test(left))
  )
    return is('salary', likely, { ...money, role: 'each' })
  if (
    unit &&
    per === 'month' &&
    quantity.low >= 500 &&
    /\bcada [a-z]+ (?:me )?(?:custa|gasta|sai|consome)\b/.test(left)
  )
    return is('fixed_costs', likely, each)
  if (around.hiring && !unit && /\bel[ea]s?\b[^.;,]*\bcust(?:a|aria)\b[^.;,]*$/.test(left) && quantity.low >= 800)
    return is('hire_cost', likely, money)
  if (unit || /\b(?:cada um[a]?|cada)\b[^.;]*$/.test(left)) return is('unit_cost', sure, each)
  if (per) {
    if (/\bfix[oa]s?\b/.test(right + left)) return is('fixed_costs', sure, money)
    if (person.test(left) && around.hiring) return is('hire_cost', likely, money)
    if (around.hiring && /\b(?:el[ea]|contrat)/.test(before)) return is('hire_cost', likely, money)
    if (/^\s*turma|\bturma [a-z]+ cust/.test(left)) return is('fixed_costs', likely, money)
    if (person.test(left) && !/\bcurso|turma\b/.test(left)) return is('payroll', likely, money)
    if (/anunci|marketing|google|facebook|instagram|campanha/.test(before + after.slice(0, 40) + segment.header))
      return is('marketing', likely, money)
    return is(
      /\bcustos?\b|\bgast(?:os?|amos)\b/.test(left) && !/\bcust(?:a|aria|am)\b/.test(left)
        ? 'total_costs'
        : 'fixed_costs',
      likely,
      money,
    )
  }
  if (large && quantity.low >= 2_000)
    return is(/\bcust(?:a|aria)|\bsai/.test(left) || around.buying ? 'investment' : 'total_costs', likely, money)
  return isCheap ? is('unit_cost', likely, each) : is('unit_cost', guess, each)
}
