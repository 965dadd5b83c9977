import { fold } from './fold.ts'
import type { Frame } from './frame.ts'
import { isProposal } from './is-proposal.ts'
import { guess, is, likely, type Meaning, person, type Surroundings, sure } from './meaning.ts'
import { moneyCue } from './money-cues.ts'
import { costs, listed, moneyOf } from './money-of.ts'
import { spokenOf } from './spoken-of.ts'
import { toldByVerb } from './told-by-verb.ts'

/** What an amount of money is: the clause that governs it first, then per what it is counted. */
export function moneyMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { head, heads, tail, right, left, before, per, after, quantity } = frame
  const money = quantity.unit === 'count' ? ({ money: true } as const) : {}
  if (/^\s*(?:a|à) vista\b/.test(frame.right) && !frame.perUnit && quantity.low >= 2_000)
    return is('investment', likely, money)
  if (/\b(?:tenho|sobrou|ponho|coloco) mais\s*$/.test(left) && per)
    return is('other', likely, { ...money, role: 'loose' })
  const value = quantity.low
  const unit = frame.perUnit !== undefined
  const large = value >= 5_000 && (!around.ticket || value > 15 * around.ticket)
  const each = unit ? { ...money, perUnit: frame.perUnit } : money
  const proposal = isProposal(frame)
  const told = toldByVerb(frame, around, each)
  if (told) return told
  const spoken = spokenOf(frame, around, { unit, large, each, proposal })
  if (spoken) return spoken
  const decided = proposal ? undefined : moneyCue(frame, around, each)
  if (decided) return decided
  if (unit && /\brecebo (?:d[eoa]s? [a-z]+ )?(?:uns )?$/.test(left)) return is('ticket', likely, each)
  if (
    /^\s*(?:\w+ )?de\s*$/.test(left.replace(/^.*?(?=\bde\s*$)/, '')) &&
    around.previous?.meaning.metric === 'customers' &&
    around.previous.frame.segment === frame.segment &&
    head === undefined
  )
    return is('ticket', likely, each)
  if (
    /^\s*(?:guardad[oa]s?|(?:parad[oa]s? )?n[oa] (?:banco|conta|caixa|poupanca)|em caixa|de (?:caixa|reserva))\b/.test(
      right,
    ) &&
    !per
  )
    return is('cash', sure, money)
  if (/\bperd(?:emos|endo|o|i)\s*(?:uns |cerca de )?$/.test(left) && per) return is('loss_stated', likely, money)
  if (/\b(?:aument\w+|sobe|acrescent\w+|melhor\w+) o lucro em\s*$/.test(left))
    return is('monthly_return', likely, money)
  if (/\bgasto medio (?:de |e de |é de |por \w+ (?:e |é )?(?:de )?)?$/.test(left)) return is('ticket', likely, each)
  if (/\btir(?:o|a|am|amos)\s*(?:uns )?$/.test(left) && per) return is('payroll', likely, money)
  if (
    /\b(?:cliente|empresa|lojista|comprador|atravessador|rede|convenio|plano|aplicativo|prefeitura|construtora)s?\b[^.;]{0,30}\b(?:quer|querem|oferec\w+|pag(?:a|am|ar|aria)|propo\w+|topa)\b[^.;]{0,16}$/.test(
      left,
    ) &&
    unit &&
    around.ticket === undefined &&
    /\b(?:hoje|cobro|vendo|meu preco)\b/.test(after)
  )
    return is('proposed_price', likely, each)
  if (
    per &&
    !unit &&
    !large &&
    /\b(?:nov[oa]|mais um[a]?|outr[oa]) [a-z ]{3,24}(?:sai\w*|cust\w*|ganha\w*|por)\b[^.;]{0,12}$/.test(left) &&
    person.test(left)
  )
    return is('hire_cost', likely, money)
  if (per && person.test(after.slice(0, 44)) && /\b(?:pagar|vale|compensa|consigo)\b/.test(left))
    return is('hire_cost', likely, money)
  if (per && /\bnov[oa] [a-z]*\s*sai\w* por\s*$/.test(left) && person.test(left)) return is('hire_cost', likely, money)
  if (/\bsa(?:i|em)\s*(?:uns )?$/.test(left) && per && large && (head === undefined || head === 'total'))
    return is('total_costs', likely, money)
  if (/^\s*(?:por \w+ )?(?:pra|para) cada\b/.test(right) && person.test(right))
    return is('salary', likely, { ...money, role: 'each' })
  if (
    /\b(?:sobram?|fic\w+|ganh\w+)\s*(?:uns )?$/.test(left) &&
    !person.test(left) &&
    (unit || /^\s*(?:em|de|n[ao]|por) cada\b/.test(right)) &&
    !per
  )
    return is('unit_margin', likely, each)
  if (/^\s*d[eo] (?:lucro|margem|sobra|ganho|contribuicao) (?:por|em cada|a cada) (?!mes|ano)/.test(right))
    return is('unit_margin', likely, each)
  if (/\b(?:lucro|ganho|margem) unitari[oa]\b/.test(left)) return is('unit_margin', sure, each)
  if (/\bretorno\b/.test(left) && per) return is('monthly_return', likely, money)
  if (/\bpens\w+ em\s*$/.test(left) && around.ticket !== undefined && !per) return is('proposed_price', likely, each)
  if (/\b(?:em lugar|ao inves) d[eo]\s*$/.test(left)) return is('ticket', likely, each)
  if (
    per &&
    !unit &&
    /\b(?:um|uma|outr[oa]|mais um|mais uma|alguem)\s+(?:[a-z]+ )?(?:nov[oa] )?(?:sai\w*|cust\w*|ganha\w*|cobra\w*|pede)?\s*(?:por|a)?\s*$/.test(
      left,
    ) &&
    person.test(left)
  )
    return is('hire_cost', likely, money)
  if (per && !unit && /\bnov[oa]\b/.test(left) && person.test(left) && !/\b(?:turma|curso)\b/.test(left))
    return is('hire_cost', likely, money)
  if (quantity.role && person.test(left) && !unit && quantity.low >= 800)
    return is('salary', likely, { ...money, role: 'each' })
  const payers = around.previous?.meaning.metric === 'customers' && around.previous.frame.segment === frame.segment
  if (payers && head === undefined && !large && !/\bprecis|gast|pag[oa]/.test(left)) return is('ticket', likely, each)
  if (/\bcontrat(?:ei|amos|ar|o|aria|ando)\b[^.;]{0,40}\b(?:por|a|de)\s*$/.test(left) && !/\bcontratos?\b/.test(left))
    return is('hire_cost', likely, money)
  if (/\bcusto por lead\b/.test(left)) return is('other', likely, each)
  if (/\b(?:gasto|gastamos|pago|pagamos)\s*(?:uns )?$/.test(left) && unit && !per) return is('unit_cost', likely, each)
  if (
    unit &&
    /\b(?:[oa] |d[oa] )?(?:[a-z]+(?:eir[oa]|ista)|mecanico|motoboy|professor[a]?|instrutor[a]?|entregador|diarista|freela)\s+(?:cobra|recebe|ganha|leva|fica com)\s*$/.test(
      left,
    )
  )
    return is('unit_cost', likely, each)
  if (/\bganh\w+\s*(?:uns )?$/.test(left) && unit && !person.test(left)) return is('unit_margin', likely, each)
  if (/\bhoje pag(?:o|amos)\s*$/.test(left) && around.parallel && !unit)
    return { ...around.parallel, confidence: likely, ...money }
  if (
    /\b(?:contador|seguro|internet|telefone|sistema|contabilidade|limpeza|seguranca|condominio|iptu|software|assessoria|manutencao)\w*\s*[:]?\s*(?:de |custa |e |é |por |sai |sao )*$/.test(
      left,
    ) &&
    !unit &&
    !large &&
    (head === undefined || head === 'cost' || head === 'price')
  )
    return is('fixed_costs', likely, money)
  if (/\bme (?:sai|saem|sair\w+|custa|custam|custar\w+)\b[^.;]*$/.test(left) && per && !unit && !large)
    return is('fixed_costs', likely, money)
  if (/\bme (?:sai|saem|sair\w+|custa|custam|custar\w+)\b[^.;]*$/.test(left))
    return is(large && !unit ? 'total_costs' : 'unit_cost', likely, each)
  // A price is asked, planned or offered: the verb says it whatever stands before.
  const priced =
    /(?:^|\s)(?:a|por|pagando|paga|pagar|cobrando|cobrar|vendendo|vender|para|pra|p)\s*(?:uns |umas |s[oó] )?$/.test(
      left,
    )
  if (quantity.role === 'to' && around.previous) return { ...around.previous.meaning, ...each }
  // "A conta cairia pra", "foi pra": the figure spoken of before has a new value.
  if (/\bconta(?: \w+)? (?:cai|vai|foi|baix|desce)\w*\s+(?:pra|para|p)\s*$/.test(left) && around.parallelUtility)
    return is('utilities', likely, money)
  if (
    (head === undefined || head === 'investment') &&
    /\bconta\s+cai\w*\s+(?:pra|para|p)\s*$|\b(?:cai\w*|vai|foi|passou|passaria|sobe|subiu|iria|ficaria)\s+(?:pra|para|p)\s*$/.test(
      left,
    ) &&
    around.parallel
  )
    return { ...around.parallel, confidence: likely, ...each }
  if (/\bprecis\w+ de\s*(?:uns )?$/.test(left) && large) return is('debt', likely, money)
  const govern = (): Meaning | undefined => {
    if (head === 'installment' || tail === 'installment') return is('debt_payment', sure, money)
    if (/\bmeta\b/.test(left) || head === 'target') return is('target_revenue', sure, money)
    const strongTail =
      tail &&
      tail !== 'gross_tax' &&
      !(head === 'return' && tail === 'profit') &&
      /^\s*(?:(?:por|ao|\/)\s?mes\s+)?(?:de\s|do\s|da\s|pra\s|[a-z])/.test(right)
        ? tail
        : undefined
    const generic = head === undefined || ['cost', 'spend', 'pay', 'paid', 'return', 'leave', 'total'].includes(head)
    if (strongTail && generic && head !== 'leave') {
      const meaning = moneyOf(strongTail, frame, around, { unit, large, each, proposal })
      if (meaning && !(head === 'return' && /^\s*(?:por mes\s+)?(?:em|com|na|no|de frete)\b/.test(right)))
        return meaning
    }
    if (
      (head === 'spend' || head === 'pay') &&
      /\b(?:em|com|no|na|nos)\s+(?:\w+ )?(?:anuncios?|marketing|publicidade|portais|google|facebook|instagram|trafego|redes|midia|propaganda)\b/.test(
        after.slice(0, 50),
      )
    )
      return is('marketing', sure, money)
    if (head === 'return' && tail) return is('monthly_return', sure, money)
    if (head === 'investment' && /\bprecis\w+ de\s*$/.test(left)) return is('debt', likely, money)
    if (/\balug(?:o|ar|ando)\b/.test(left) && per) return is('rent', likely, money)
    if (/\bdiaria do aluguel\b/.test(left)) return is('rent', likely, money)
    if (frame.joined && !unit && head && listed.has(head)) return is('fixed_costs', likely, money)
    if (
      heads.length > 1 &&
      !unit &&
      (frame.segment.label !== '' || /\b(?:dao|da|somam|soma|ficam|vao|sao|custam|juntos)\b/.test(left)) &&
      heads.every((one) => listed.has(one)) &&
      new Set(heads).size > 1 &&
      heads.some((one) => one !== 'utilities')
    )
      return is('fixed_costs', likely, money)
    return head && moneyOf(head, frame, around, { unit, large, each, proposal })
  }
  if (
    proposal &&
    !large &&
    (!head || ['price', 'charge', 'sell', 'paid', 'discount', 'revenue', 'buy', 'pay'].includes(head)) &&
    !/\b(?:distribuidor|fornecedor)\w*\b/.test(before)
  )
    return is('proposed_price', sure, each)
  const meaning = govern()
  if (meaning) return meaning
  // "Era de R$ 100 mil, agora é de R$ 90 mil": of what the sentence before spoke of.
  const topic = around.previous?.frame.heads[0]
  if (
    head === undefined &&
    topic !== undefined &&
    (tail === undefined || quantity.role !== undefined) &&
    !/\b(?:custo|preco|aluguel|folha|margem|lucro)\b/.test(right) &&
    ((quantity.role === 'from' && /^[^a-z]*de\s*$/.test(left)) || copula.test(left))
  ) {
    const same = moneyOf(topic, frame, around, { unit, large, each, proposal })
    if (same) return { ...same, confidence: likely }
  }
  if (/\b(?:em vez|ao inves) d[eo]s?\s*$/.test(left)) return is('ticket', likely, each)
  if (priced && around.buying && quantity.low >= 2_000 && /\bcompr\w+\b/.test(left) && !per)
    return is('investment', likely, money)
  if (
    priced &&
    per === 'month' &&
    /(?:^|\s)a\s*$/.test(left) &&
    quantity.low < 1_500 &&
    head === undefined &&
    !person.test(left)
  )
    return is('ticket', likely, each)
  if (
    priced &&
    unit &&
    /\bpag(?:ar|o|asse|aria|armos|ando)\b[^.;,]*$/.test(left) &&
    !/\b(?:client|alun|pacient)/.test(left)
  )
    return is('unit_cost', likely, each)
  if (priced && !per && !large) {
    if (/\bdistribuidor|fornecedor|compr/.test(left)) return is('unit_cost', likely, each)
    return is('ticket', likely, each)
  }
  if (
    around.hiring &&
    per &&
    !/\bclientes?|alun/.test(left) &&
    (head === undefined ||
      head === 'hire' ||
      head === 'pay' ||
      head === 'paid' ||
      head === 'capacity' ||
      head === 'cost') &&
    (frame.hasHire || /\b(?:contrat\w+|pagar|pede|quer|custaria|trazer)\b/.test(before))
  )
    return is('hire_cost', likely, money)
  if (priced && around.previous?.frame.quantity.unit === 'count') return is('ticket', likely, each)
  if (
    unit &&
    around.ticket !== undefined &&
    around.parallel?.metric === 'ticket' &&
    value < 0.5 * around.ticket &&
    /[a-z]{4,}\s*:?\s*$/.test(left) &&
    !/\b(?:no|na|em|crianca|meia|domingo|por|a)\s*$/.test(left)
  )
    return is('unit_cost', likely, each)
  if (unit) {
    if (frame.segment.label && around.ticket !== undefined) return is('unit_cost', likely, each)
    if (
      around.parallel &&
      !around.parallel.perUnit &&
      ['payroll', 'fixed_costs', 'rent', 'utilities'].includes(around.parallel.metric) &&
      around.ticket !== undefined
    )
      return is('unit_cost', likely, each)
    if (
      around.parallel?.perUnit &&
      around.parallel.perUnit !== frame.perUnit &&
      ['payroll', 'fixed_costs'].includes(around.parallel.metric)
    )
      return is(around.ticket === undefined ? 'ticket' : 'unit_cost', likely, each)
    if (around.parallel?.perUnit || around.parallel?.metric === 'ticket')
      return { ...around.parallel, confidence: likely, ...each }
    return is(around.ticket === undefined ? 'ticket' : 'unit_cost', guess, each)
  }
  if (/\bprecis\w+ de\s*$/.test(left) && large) return is('debt', likely, money)
  if (/\b(?:a vista|compr\w+|invest\w+)\b/.test(fold(after.slice(0, 40))) && !per && (large || quantity.low >= 2_000))
    return is('investment', likely, money)
  if (
    costs.has(around.parallel?.metric ?? '') &&
    (/^\s*[a-z]{4}/.test(right.replace(/^\s*(?:por|ao|no)? ?mes\b/, '')) || /[a-z]{4,}\s*:?\s*$/.test(left)) &&
    !/\b(?:seja|por|de)\s*$/.test(left)
  )
    return is(frame.segment.isItem || per ? 'fixed_costs' : 'other', guess, { ...money, role: 'loose' })
  // A purchase is no monthly bill: what continues it is counted as it is.
  const continues =
    around.parallel && !(per && ['investment', 'cash', 'debt', 'stock_value'].includes(around.parallel.metric))
  if (
    frame.isElliptic &&
    !unit &&
    around.parallel?.metric === 'unit_cost' &&
    around.ticket !== undefined &&
    value > 3 * around.ticket
  )
    return is('fixed_costs', likely, money)
  if (frame.isElliptic && continues) return { ...around.parallel!, confidence: likely, ...each }
  if (around.hiring && per && /\b(?:pede|quer|custaria|contrat\w+|trazer)\b/.test(before))
    return is('hire_cost', likely, money)
  if (per) return is('other', guess, { ...money, role: 'loose' })
  if (large) return is(around.buying ? 'investment' : 'other', guess, money)
  if (quantity.unit === 'count' && !/\d,\d\d$/.test(quantity.quote)) return undefined
  return quantity.unit === 'count' && around.ticket !== undefined
    ? undefined
    : is(around.ticket === undefined ? 'ticket' : 'other', guess, each)
}

/** "Era de", "agora é": what the sentence before spoke of goes on. */
const copula =
  /^[^a-z]*(?:(?:antes|hoje|agora|atualmente|ja|mas|e|que) )*(?:eram?|é|foi|foram|ficou|esta|ta|virou|estava|sao)(?: de| em)?\s*$/
