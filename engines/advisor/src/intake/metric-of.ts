import { findConcepts } from './concepts.ts'
import type { FactMetric, FactRole } from './fact.ts'
import { fold } from './fold.ts'
import type { Frame } from './frame.ts'

/** What a figure means, with how sure the words make it. `money` turns a bare number into reais. */
export interface Meaning {
  metric: FactMetric
  role?: FactRole
  money?: true
  perUnit?: string
  confidence: number
}

/** What else in the text decides: whether hiring is asked about, what was read so far. */
export interface Surroundings {
  hiring: boolean
  buying: boolean
  ticket: number | undefined
  previous: { frame: Frame; meaning: Meaning } | undefined
  /** The last meaning with the same kind of figure, for ellipses and parallel lists. */
  parallel: Meaning | undefined
  /** A bill for energy or water was spoken of: "a conta" is that one. */
  parallelUtility: boolean
}

const sure = 0.9
const likely = 0.75
const guess = 0.5

const is = (metric: FactMetric, confidence = sure, more: Partial<Meaning> = {}): Meaning => ({
  metric,
  confidence,
  ...more,
})

/** The metric of a figure from the words that govern it. Undefined when it is no figure of the business. */
export function metricOf(frame: Frame, around: Surroundings): Meaning | undefined {
  const { quantity } = frame
  switch (quantity.unit) {
    case 'percent':
    case 'pp':
    case 'fraction':
      return percentMetric(frame, around)
    case 'BRL':
    case 'USD':
    case 'EUR':
      return moneyMetric(frame, around)
    case 'times':
      if (
        /\bem\s*$/.test(frame.left) ||
        around.parallel?.metric === 'debt_payment' ||
        around.previous?.meaning.metric === 'debt_payment'
      )
        return is('other', likely, { role: 'installments' })
      return /^\s*(?:de|por)?\s*$/.test(frame.right) && /r\$|\d/.test(frame.after.slice(0, 8))
        ? is('other', likely, { role: 'installments' })
        : undefined
    case 'count':
      return bareMetric(frame, around)
    default:
      return durationMetric(frame, around)
  }
}

function durationMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { before, right, left, quantity, head } = frame
  const isDays = quantity.unit === 'day'
  if (
    /seman/.test(fold(quantity.quote)) &&
    (frame.per === 'month' || /\b(?:no|por) mes\b/.test(fold(quantity.quote) + right))
  )
    return is('other', likely, { role: 'weeks' })
  if (/\bse pag\w+\b|\bpayback\b|\bretorno\b/.test(left)) return is('deadline', sure, { role: 'payback' })
  if (
    isDays &&
    (frame.per === 'month' || frame.per === 'week' || /\butei?s\b/i.test(fold(quantity.quote) + right)) &&
    !/\b(?:pag|receb|prazo)\w*\b[^.;]*$/.test(left)
  )
    return is('working_days')
  if (isDays && /\b(?:abr|trabalh|atend|func|rod)\w+[^.]{0,24}$/.test(before)) return is('working_days')
  if (isDays && /\bde (?:semana|fim de semana)\b/.test(right)) return is('working_days')
  if (
    /\bpag\w*\s(?:a |o |os |aos? )?fornecedor\w*[^.,;]*$|\bfornecedor\w*[^.,;]*$|\bprazo de pagamento\b/.test(left) ||
    (/\bpaga em\s*$/.test(left) && /distribuidor|fornecedor/.test(before))
  )
    return is('payable_days')
  if (/\b(?:convenios?|cartao|planos?|lojistas?|compradores|seguradoras?|prefeitura) pag\w+ em\s*$/.test(left))
    return is('receivable_days')
  if (isDays && around.previous?.frame.per === 'day' && !/\b(?:em|prazo|pag|receb)\w*\s*$/.test(left))
    return is('working_days', likely)
  if (/\bfiado\b|\bboletos?\b|\ba prazo\b/.test(left) && isDays) return is('receivable_days')
  if (/\b(?:receb\w+|clientes? pag\w+|paga em)\b[^.;]*$/.test(left)) return is('receivable_days')
  if (/\bestoque\b|\bgir[oa]\b|\bparad[oa]s?\b/.test(left)) return is('stock_days')
  if (
    /seman/.test(fold(quantity.quote)) &&
    (frame.per === 'month' || /\b(?:no|por) mes\b/.test(fold(quantity.quote) + right))
  )
    return is('other', likely, { role: 'weeks' })
  if (/^\s*(?:atras|que)\b/.test(right) || /\b(?:faz|ha)\s+um\b/.test(left + fold(quantity.quote))) return undefined
  if (
    /\b(?:faz|ha|havia|tem|tenho|desde|mais de|uns|aqui|ultim\w+|completou|de casa)\s*$/.test(left) &&
    quantity.unit !== 'day' &&
    head !== 'cash' &&
    !/\brunway\b/.test(left)
  )
    return undefined
  if (/\brunway\b/.test(left) || (head === 'cash' && around.previous?.meaning.metric !== 'investment'))
    return is('deadline', likely, { role: 'runway' })
  if (/^[a-z]/.test(quantity.quote) && !/\b(?:em|por|daqui a|contrato de|prazo de)\s*$/.test(left)) return undefined
  if (/^\s*(?:atras|de idade|de vida|de casa)\b/.test(right)) return undefined
  return is('deadline', likely)
}

function percentMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { quantity, right, left, head, tail, before, after } = frame
  const points = quantity.unit === 'pp'
  const half = /metade/i.test(quantity.quote)
  if (/^\s*d(?:ess|est)[aeo]/.test(right) || (half && /\bpela\s*$/.test(left)))
    return is('other', likely, { role: 'part' })
  if (quantity.role === 'to' && around.previous) return { ...around.previous.meaning }
  if (points) return is('other', likely, { role: 'points' })
  if (/^\s*(?:a\.?\s?[ma]\b|a[ma]\b|ao (?:mes|ano)|de juros)/.test(right) && head !== 'churn')
    return is('interest_rate')
  const byTail = tail && percentOf(tail, frame)
  if (
    byTail &&
    /^\s*(?:de|do|da|no-|vai|vao|fal|nao|produ|dos|abaix|cancel)|^\s*[a-z]/.test(right) &&
    !/^\s*(?:do|da|dos|das)\s+(?:fatur|receit|vend|preco|valor|cust)/.test(right) &&
    !/^\s*(?:e|sao|vem|no|na)\s/.test(right)
  )
    return byTail
  const planned =
    /\b(?:se |quer\w* |pens\w+ em |pensando em |posso |devo |vou |pretendo |cogit\w+ )?(?:\w+ )?(?:subir|reajust(?:ar|e)|aument(?:ar|o)(?! de custo)|reajusto|subo)\b[^.;%]*$/.test(
      left,
    )
  const planLess = /\b(?:baixar|reduzir|cortar|dar|descont\w+)\b[^.;%]*$/.test(left)
  if (/\bcresc(?:er|imento|emos)?\s*(?:de |uns )?$/.test(left)) return is('sales_change', likely)
  if (
    /^\s*(?:pr[ao]s?|para [ao]s?|com [ao]s?|d[ao])\s/.test(right) &&
    (head === 'pay' || /\b(?:fica|ficam|vai|vao|pago|pagamos|repass\w+)\s*$/.test(left)) &&
    person.test(right)
  )
    return is('commission_rate', likely)
  if (
    /^\s*d[aeo]s? (?:clientes|alunos|assinantes|mensalistas|base|associados)\b/.test(right) &&
    /\b(?:perd\w+|saem|cancel\w+|vao embora)\s*(?:uns |cerca de )?$/.test(left) &&
    (frame.per || /\bpor mes|todo mes|ao mes/.test(after.slice(0, 40)))
  )
    return is('churn', likely)
  if (/\b(?:somar|acrescentar|botar|colocar|somo|ponho)\s*$/.test(left) && /^\s*(?:no|em cima|sobre)/.test(right))
    return is('other', likely, { role: 'markup' })
  const isChange = quantity.change === true || /^\s*(?:mais|menos|a mais|a menos)\b/.test(right)
  if (head === 'discount' || tail === 'discount')
    return is(
      /\b(?:dou|damos|ja dou|dava|dei|atual|hoje|com o)\b/.test(left) && !quantity.role
        ? 'discount_rate'
        : 'proposed_discount',
    )
  if (planned && (!head || head === 'price' || head === 'charge' || head === 'payroll'))
    return head === 'payroll' || tail === 'payroll' ? is('cost_change', likely) : is('proposed_raise')
  if (planLess && head === 'price') return is('proposed_discount')
  const continues =
    around.parallel &&
    around.previous?.frame.segment === frame.segment &&
    /^(?:[,;]|\s|e\b)*(?:o |a )?[a-z]+(?: so)?\s*$/.test(left)
  if (/\btaxa (?:de\s*)?$/.test(left) && /cartao|maquininha/.test(before)) return is('card_rate', likely)
  if (
    /^\s*d[ao]s\s+(?:pedidos|clientes|vendas|pacientes|carros|alunos|atendimentos|consultas|hospedes)\b/.test(right) &&
    !percentLater(frame) &&
    (!head || !percentOf(head, frame) || head === 'delivery')
  )
    return is('other', likely, { role: 'share' })
  if (
    /\b(?:plataforma|aplicativo|marketplace|site|booking|airbnb|ifood|rappi|shopee|mercado livre|franqueador\w*|shopping|intermediari\w+)\b[^.;,]{0,20}\b(?:leva|fica com|come|cobra|desconta|retem)\s*$/.test(
      left,
    ) &&
    !tail
  )
    return is('commission_rate', likely)
  if (/\bse perde|\bvai fora|\bperdid/.test(after.slice(0, 36))) return is('waste_rate', likely)
  if (/\b(?:se eu |posso |quero |vou )?(?:der|dar|dou)\s*$/.test(left) && /^\s*(?:$|de desconto)/.test(right))
    return is('proposed_discount', likely)
  if (
    /\btaxa(?: de| media de| cobrada de)?\s*$/.test(left) &&
    !/\b(?:juros|cartao|maquininha|conversao|ocupacao|cresc)/.test(left)
  )
    return is('commission_rate', likely)
  if (
    continues &&
    (head === undefined || head === 'variable' || head === 'total') &&
    !points &&
    !isChange &&
    !/^\s*[a-z]/.test(right.replace(/^\s*(?:no|na)\b/, ''))
  )
    return { ...around.parallel!, confidence: likely }
  if (head && head !== 'revenue' && head !== 'price' && !isChange) {
    const byHead = percentOf(head, frame)
    if (byHead) return byHead
  }
  if (isChange) return changeMetric(frame)
  const rated = percentLater(frame)
  if (rated && /em cada/i.test(quantity.quote)) return rated
  if (/em cada/i.test(quantity.quote) && around.parallel) return { ...around.parallel }
  if (rated && /^\s*d[aoe]s?\b/.test(right)) return rated
  if (head === 'charge' || head === 'price') {
    if (/maquininha|cartao/.test(before)) return is('card_rate')
    if (head === 'charge') return is('commission_rate', guess)
  }
  if (/^\s*(?:diss[oa]|dela|dele|d[aeo]s? (?:vend|fatur|receit))/.test(right) && head === 'variable')
    return is('variable_cost_rate')
  if (half && /^\s*(?:é|e|fica) (?:d|pr)[oae]/.test(right)) return is('commission_rate', likely)
  if (half && /\bfico com\s+$/.test(before)) return undefined
  if (/^\s*(?:é|e|sao|vem|vao|d[aeo]s?|no|na|nos|nas|pel[oa])\s/.test(right) && !around.parallel)
    return is('other', likely, { role: 'share' })
  if (/^\s*(?:é|e|sao|vem)\s/.test(right)) return is('other', likely, { role: 'share' })
  if (byTail) return byTail
  if (head === 'revenue' || /vendas|divis|fatia|parte|composic|mix/.test(frame.segment.header))
    return is('other', likely, { role: 'share' })
  const rate = percentLater(frame)
  if (rate && /em cada/i.test(quantity.quote)) return rate
  if (around.parallel && around.parallel.metric !== 'interest_rate') return { ...around.parallel, confidence: likely }
  const later = percentLater(frame)
  if (later && !around.parallel) return later
  if (/\b(?:de|em)\s+(?:cada|tod[oa])/.test(after)) return is('other', guess, { role: 'share' })
  return is('other', guess, { role: 'share' })
}

/** What the rest of the sentence says of a share of people or things ("3 em cada 10 clientes … não aparecem"). */
function percentLater(frame: Frame): Meaning | undefined {
  const rest = frame.after.split(/\d/)[0]!
  const found = findConcepts(rest).find(({ concept }) =>
    ['no_show', 'delinquency', 'waste', 'churn', 'conversion', 'commission'].includes(concept),
  )
  return found && percentOf(found.concept, frame)
}

function changeMetric({ left, right, quantity, head, before }: Frame): Meaning {
  const text = left
  if (
    /^\s*(?:o|a|os|as|n[oa])\s+(?:alugue|energia|luz|custo|insumo|materia|diesel|combust|farinha|folha|salario|frete)/.test(
      right,
    )
  )
    return is('cost_change')
  if (
    /\b(?:custo|insumo|materia|material|mao de obra|aluguel|energia|luz|fornecedor|farinha|diesel|combustivel|folha|salario|dolar|trigo|racao|frete|carne|cafe|leite)\b/.test(
      text,
    ) ||
    /^\s*(?:n[oa] (?:folha|custo|aluguel|diesel))/.test(right)
  )
    return is('cost_change')
  if (/\b(?:preco|aumentei|baixei|reajustei|subi|mensalidade|tabela|diaria)\b/.test(text) || head === 'price')
    return is('other', likely, { role: 'share' })
  if (/\b(?:pela?\s*)$/.test(before) || /metade/.test(quantity.quote.toLowerCase()))
    return is('other', likely, { role: 'part' })
  return is('sales_change', /\bvend|fatur|movimento|receita|mais\b/.test(text + right) ? sure : likely)
}

function percentOf(concept: NonNullable<Frame['head']>, frame: Frame): Meaning | undefined {
  switch (concept) {
    case 'margin':
    case 'gross_profit':
      return is('gross_margin')
    case 'contribution':
      return is('contribution_margin')
    case 'net_margin':
    case 'profit':
      return is('net_margin')
    case 'markup':
      return is('other', sure, { role: 'markup' })
    case 'commission':
      return is('commission_rate')
    case 'tax':
    case 'gross_tax':
      return is('tax_rate')
    case 'card':
      return is('card_rate')
    case 'interest':
      return is('interest_rate')
    case 'no_show':
      return is('no_show')
    case 'delinquency':
      return is('delinquency')
    case 'conversion':
      return is('conversion')
    case 'occupancy':
      return is('occupancy')
    case 'churn':
      return is('churn')
    case 'delivery':
      return is('commission_rate', likely)
    case 'discount':
      return is('proposed_discount')
    case 'waste':
      return is('waste_rate')
    case 'variable':
    case 'total':
    case 'cost':
    case 'spend':
      return frame.quantity.change ? is('cost_change') : is('variable_cost_rate')
    case 'buy':
      return is('variable_cost_rate', guess)
    default:
      return undefined
  }
}

function moneyMetric(frame: Frame, around: Surroundings): Meaning | undefined {
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
  if (unit && /\brecebo\s*(?:uns )?$/.test(left)) return is('ticket', likely, each)
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
  if (/\bsa(?:i|em)\s*(?:uns )?$/.test(left) && per && large) return is('total_costs', likely, money)
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
  if (/\bme (?:sai|saem|custa|custam)\b[^.;]*$/.test(left))
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
    const generic = head === undefined || ['cost', 'spend', 'pay', 'return', 'leave', 'total'].includes(head)
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
  if (/\b(?:em vez|ao inves) d[eo]s?\s*$/.test(left)) return is('ticket', likely, each)
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
  if (unit) {
    if (frame.segment.label && around.ticket !== undefined) return is('unit_cost', likely, each)
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
  if (frame.isElliptic && around.parallel) return { ...around.parallel, confidence: likely, ...each }
  if (around.hiring && per && /\b(?:pede|quer|custaria|contrat\w+|trazer)\b/.test(before))
    return is('hire_cost', likely, money)
  if (per) return is('other', guess, { ...money, role: 'loose' })
  if (large) return is(around.buying ? 'investment' : 'other', guess, money)
  return quantity.unit === 'count' ? undefined : is(around.ticket === undefined ? 'ticket' : 'other', guess, each)
}

const listed: ReadonlySet<string> = new Set([
  'rent',
  'payroll',
  'utilities',
  'fixed',
  'marketing',
  'salary',
  'tax',
  'total',
])

const costs: ReadonlySet<string> = new Set(['rent', 'payroll', 'utilities', 'fixed_costs', 'marketing'])

/** "Subir pra", "se eu cobrar", "quer fechar a", "ofereceu". */
function isProposal({ before, left }: Frame): boolean {
  const near = before.slice(-70)
  const clause = near.split(/[.;!?\n]|,(?! )/).at(-1)!
  return (
    /\b(?:subir|passar|baixar|aumentar|reduzir|cair|reajustar|mudar|igualar|subo|baixo|botar|colocar|ir)\b(?!.*\b(?:custo|conta)\b)[^.;]{0,30}\b(?:pra|para|p|por|a)\s*(?:r\$\s*)?$/.test(
      clause,
    ) ||
    /\bse\b[^.;]{0,30}\b(?:cobrar|vender|cobrasse|vendesse|baixar|subir|baixasse|subisse|fizer|fizesse)\b[^.;]{0,30}$/.test(
      clause,
    ) ||
    /\b(?:quer(?:em)?|propos|propoe|oferec\w+|topa(?:m)?|fechar|pediu|pede)\b[^.;]{0,60}\s(?:a|por|pagando|para|pra)\s*$/.test(
      near,
    ) ||
    (/\bpor quanto\b|\bcobrar\s*$|\bvender (?:a|por)\s*$/.test(clause) && !/\bvendo\b/.test(left))
  )
}

function moneyOf(
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
      if (/^entra|carteira/.test(left.trim()) && unit) return is('ticket', likely, each)
      return is('revenue', sure, money)
    case 'gross_tax':
      return is('revenue', likely, { ...money, role: 'net_revenue' })
    case 'sell':
      if (proposal) return is('proposed_price', likely, each)
      return per || large ? is('revenue', likely, money) : is('ticket', sure, each)
    case 'charge':
      if (
        /\b(?:contador\w*|advogad[oa]|banco|sistema|agencia|software|prefeitura|seguradora)\b[^.;]*$/.test(left) &&
        per
      )
        return is('fixed_costs', likely, money)
      if (/\b(?:fornecedor\w*|distribuidor\w*|atacad\w+|fabrica|motoboy|transportadora)\b[^.;]*$/.test(left))
        return is('unit_cost', likely, each)
      return is(proposal ? 'proposed_price' : 'ticket', sure, each)
    case 'price':
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
      if (unit || (isCheap && (!per || quantity.low < 1_000))) return is('unit_cost', sure, each)
      return is('variable_cost', likely, money)
    case 'total':
      if (unit) return is('unit_cost', likely, each)
      return is(/\bfix[oa]s?\b/.test(right) ? 'fixed_costs' : 'total_costs', sure, money)
    case 'cost':
    case 'spend':
      return costOf(frame, around, { unit, large, each, isCheap })
    case 'rent':
      return is('rent', sure, money)
    case 'salary':
      if (unit) return is('unit_cost', likely, each)
      return is(
        (around.hiring || /\bnov[oa] |\bseria\b/.test(left)) && !/\btod[oa]s\b/.test(before) ? 'hire_cost' : 'salary',
        likely,
        { ...money, role: 'each' },
      )
    case 'payroll':
      if (/^\s*(?:\/\s?mes|por mes)?\s*fix[oa]s?\b/.test(right)) return is('fixed_costs', likely, money)
      if (unit) return is('unit_cost', likely, each)
      return is('payroll', sure, money)
    case 'utilities':
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
      return unit ? is('unit_cost', likely, each) : is('other', likely, money)
    default:
      return undefined
  }
}

const person =
  /\b(?:instrutor[a]?|assistente|funcionari[oa]|gerente|vendedor[a]?|professor[a]?|recepcionista|auxiliar|tecnico|ajudante|estagiari[oa]|motorista|[a-z]{3,}(?:eir[oa]|ista|ador[a]?))\b/

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

/** A number without a unit: people or things by the noun after it, reais by what governs it. */
function bareMetric(frame: Frame, around: Surroundings): Meaning | undefined {
  const { noun, head, left, before, right, per, quantity, nounText } = frame
  const scaled = quantity.scaled === true
  const isMoneyNoun = /^\s*(?:de|do|da)\s/.test(right) || right.trim() === '' || frame.perUnit !== undefined
  if (noun === 'distance') return is('distance')
  if (noun === 'installment') return is('other', sure, { role: 'installments' })
  if (noun === 'day') return is('working_days')
  if (/^\s*semanas?\b/.test(right)) return is('other', likely, { role: 'weeks' })
  const room =
    /\b(?:comporta\w*|capacidade|cab(?:em?|eriam?)|lugares|vagas|suporta|da conta de|aceita|limpa|consig[ou]\w*|ate)\b[^.,;]*$/.test(
      left,
    )
  if (/^\s*de (?:semana|fim de semana)\b/.test(right) && around.previous?.meaning.metric === 'working_days')
    return is('working_days')
  if (/(?:\sa|\spor)\s*$/.test(left) && head && ['sell', 'charge', 'price'].includes(head) && !noun)
    return moneyMetric(frame, around)
  if (/^\s*(?:kg|litros?|sacas?|arrobas?|toneladas?)\b/.test(right))
    return frame.head && !countHeads.has(frame.head) && frame.perUnit
      ? moneyMetric(frame, around)
      : is('volume', likely)
  if (
    /\b(?:alun[oa]s|clientes|assinantes|mensalistas|associados)\b[^.;,\d]*$/.test(left) &&
    (quantity.role || /(?:passaram|foram|cairam|subiram|sao|eram|tinha|tenho)\s+(?:de|para|pra)?\s*$/.test(left)) &&
    !noun
  )
    return is('customers', likely)
  if (quantity.role === 'to' && around.previous) return { ...around.previous.meaning }
  if (/^\s*pagando\b/.test(right) || (/\b(?:tenho|temos|sao|tinha)\s*$/.test(left) && /^\s*pag/.test(right)))
    return is('customers', likely)
  if (/\b(?:fecho|fechamos|fecham|viram|convertem)\s*(?:uns |so )?$/.test(left) && !noun)
    return is('new_customers', likely)
  if (/\b(?:da|dou|damos) (?:pra|para|conta de) \w+\s*$/.test(left)) return is('capacity', likely)
  if (
    noun === undefined &&
    around.parallel?.metric === 'other' &&
    around.parallel.role === 'installments' &&
    /\bde\s*$/.test(left)
  )
    return is('debt_payment', sure, { money: true })
  if (/^\s*diarias?\b/.test(right)) return is('volume')
  if (head === 'markup' || /\bmultiplic\w+ por\s*$/.test(left)) return is('other', likely, { role: 'multiplier' })
  const moneyHead = head !== undefined && !countHeads.has(head)
  if (noun === undefined || (noun === 'thing' && moneyHead && scaled && isMoneyNoun)) {
    if (/\bmultiplic\w+\b/.test(left)) return is('other', likely, { role: 'multiplier' })
    return barePlain(frame, around, { moneyHead, room })
  }
  if (
    /^\s*nov[oa]s\b/.test(right) &&
    around.parallel &&
    /custom|part/.test(`${around.parallel.metric}${around.parallel.role}`)
  )
    return is('new_customers', likely)
  if (noun === 'thing' && moneyHead && !/^\s*[a-z]+(?:s|is)\b/.test(right)) return moneyMetric(frame, around)
  if (room && noun !== 'lead') return is('capacity')
  switch (noun) {
    case 'lead':
      if (quantity.low <= 5 && !per) return is('other', likely)
      return is('leads')
    case 'newcomer':
      return is('new_customers')
    case 'customer':
      if (/\bnov[oa]s\b/.test(nounText) || (per && /\bfech|\bnov|\bentra/.test(before + right)))
        return is('new_customers', likely)
      if (/\b(?:perd\w+|sai|saem|saiu|sairam|cancel\w+)\b/.test(left + right.slice(0, 30)) || quantity.low <= 3)
        return is('other', likely, { role: 'part' })
      return per ? is('volume', likely) : is('customers')
    case 'seller':
      return hires(left) ? is('other', likely, { role: 'part' }) : is('sellers')
    case 'staff':
      if (
        /^\s*pessoas\b/.test(right) &&
        (per || /\b(?:entra|atend|vao|vem|receb|serv)/.test(left) || /^\s*pessoas por\b/.test(right))
      )
        return is('volume')
      return hires(left) ? is('headcount', guess, { role: 'part' }) : is('headcount')
    case 'thing': {
      if (/\bprecis\w+ (?:de|vender|atender|fazer)\s*$/.test(left)) return is('other', guess)
      if (
        /^\s*(?:quartos|chales|leitos|mesas|assentos|cadeiras|apartamentos|vagas|lugares|suites|boxes)\b/.test(right) &&
        !per &&
        quantity.low > 5
      )
        return is('capacity', likely)
      if (per) return is('volume')
      if (
        /\b(?:vend\w+|sa(?:em|indo|iram)|fa(?:z|co|zemos|zia|zem)|atend\w+|produz\w*|entreg\w+|colh\w+|realiz\w+|rod\w+|receb\w+)\b[^.;,]*$/.test(
          left,
        )
      )
        return is('volume', likely)
      if (/\bestoque\b|\bpatio\b/.test(left + right)) return is('stock_units', likely)
      if (
        /^\s*(?:pedidos|vendas|atendimentos|consultas|servicos|pecas|unidades|diarias|exames|procedimentos|refeicoes|marmitas|lanches|cortes|entregas|sessoes|aulas|viagens|fretes|litros|sacos|caixas|kits)\b/.test(
          right,
        )
      )
        return is('volume', guess)
      if (frame.perUnit || around.parallel?.metric.startsWith('volume')) return is('volume', guess)
      return is('other', likely)
    }
  }
}

const countHeads: ReadonlySet<string> = new Set([
  'sell',
  'capacity',
  'conversion',
  'no_show',
  'occupancy',
  'churn',
  'hire',
  'buy',
])

const hires = (left: string) =>
  /\b(?:demitir|dispensar|contrat\w+|cortar|trazer)\s+(?:mais\s+|uns\s+|umas\s+)?$/.test(left)

/** No noun and no unit: what the figure before was, or reais by its head. */
function barePlain(
  frame: Frame,
  around: Surroundings,
  { moneyHead, room }: { moneyHead: boolean; room: boolean },
): Meaning | undefined {
  const { left, right, per, head, quantity, segment } = frame
  const words = `${segment.label} ${left}`
  if (room) return is('capacity', likely)
  if (around.parallel?.perUnit && frame.isElliptic && /^\s*(?:n[oa]|para|pra)\s/.test(right) && around.parallel.money)
    return { ...around.parallel, confidence: likely }
  if (/\b(?:leads?|contatos|visitas|acessos)\b[^.;]*$/.test(words)) return is('leads', likely)
  if (/\b(?:fecham|fechavam|matriculam|novos clientes|viram clientes)\b[^.;]*$/.test(words))
    return is('new_customers', likely)
  const previous = around.previous?.meaning
  const counted =
    previous &&
    ['volume', 'volume_before', 'customers', 'customers_before', 'headcount', 'capacity', 'leads', 'sellers'].includes(
      previous.metric,
    )
  if (
    person.test(left) &&
    !/\bcada\b|\bturma\b|\bcurso\b/.test(left) &&
    /\b(?:recebe|ganha|custa|tira|cobra)\w*\s*(?:uns |de )?$/.test(left) &&
    quantity.low >= 300
  )
    return is(around.hiring && /\bnov[oa]|outr[oa]|mais um/.test(left) ? 'hire_cost' : 'payroll', likely, {
      money: true,
    })
  if (/\bsomos (?:em )?$/.test(left) || /^\s*n[ao] (?:equipe|time|total d[ao] equipe)\b/.test(right))
    return is('headcount', likely)
  if (/^vendas?$|^fechamentos?$/.test(segment.label.trim()) && !quantity.scaled && quantity.low < 5_000)
    return is('volume', likely)
  if (previous && ['headcount', 'sellers'].includes(previous.metric) && quantity.low < 200 && !per)
    return is('headcount', likely)
  if (/\b(?:equipe|time)\b[^\d]*$/.test(words) && quantity.low < 100) return is('headcount', likely)
  if (/\b(?:em vez|ao inves|em lugar) d[eo]s?\s*$/.test(left)) return moneyMetric(frame, around)
  if (
    per &&
    frame.isElliptic &&
    /^(?:ticket|unit_cost)/.test(around.previous?.meaning.metric ?? '') &&
    !quantity.scaled &&
    quantity.low < 10_000
  )
    return is('volume', likely)
  if (isProposal(frame) && !per && !/^\s*(?:alun|client|pessoa)/.test(right)) return moneyMetric(frame, around)
  if (/\brecebo\b/.test(left) && quantity.scaled && per) return is('revenue', likely, { money: true })
  if (/\b(?:pago|recebo)\b/.test(left) || moneyHead) {
    const meaning = moneyMetric(frame, around)
    if (meaning && !(counted && frame.isElliptic)) return meaning
  }
  if (
    /\b(?:marco|faco|fazia|atendo|atendia|vend(?:o|ia)|tenho|tinha|produz\w*|sa(?:em|iam)|dou)\b[^.;\d]*$/.test(left) &&
    !/(?:\sa|\spor|pagando|cobrando)\s*$/.test(` ${left}`) &&
    !quantity.scaled
  )
    return previous && ['customers', 'customers_before'].includes(previous.metric) && !per
      ? is('customers', likely)
      : is('volume', likely)
  if (/(?:\sa|\spor|pagando|cobrando)\s*$/.test(` ${left}`) || frame.perUnit) return moneyMetric(frame, around)
  if (per && per !== 'month' && around.parallel?.metric.startsWith('volume') && !moneyHead)
    return { ...around.parallel, confidence: likely }
  if (counted && (frame.isElliptic || head === 'sell' || head === undefined) && !quantity.scaled && !frame.perUnit)
    return { ...previous, confidence: likely }
  // A price with centavos, or a further line of a list of money.
  const listed = frame.segment.label !== '' && around.parallel?.money === true
  const money =
    around.previous &&
    !counted &&
    frame.segment.label !== '' &&
    around.previous.meaning.metric in { rent: 1, payroll: 1, utilities: 1, fixed_costs: 1, marketing: 1 }
  const thousands =
    /\d\.\d{3}/.test(quantity.quote) &&
    around.previous?.frame.segment === frame.segment &&
    (around.previous.meaning.money === true || around.previous.frame.quantity.unit === 'BRL')
  return thousands || quantity.scaled || per || listed || money || /\d,\d\d$/.test(quantity.quote)
    ? moneyMetric(frame, around)
    : undefined
}
