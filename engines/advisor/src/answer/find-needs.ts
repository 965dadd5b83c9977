import type { Fact, FactMetric } from '../intake/fact.ts'
import type { QuestionId } from './recognise-question.ts'

/** What an answer to a question rests on; `need.<id>` of the locale files asks for it. */
const needs: Readonly<Record<QuestionId, readonly FactMetric[]>> = {
  price_change: ['ticket', 'proposed_price', 'volume', 'unit_cost', 'occupancy', 'payroll', 'revenue'],
  hire_or_not: ['hire_cost', 'revenue', 'gross_margin', 'customers', 'ticket'],
  invest_or_lease: ['investment', 'monthly_return', 'volume', 'unit_cost', 'fixed_costs', 'deadline'],
  which_offer: ['unit_cost', 'deadline', 'ticket', 'volume', 'capacity'],
  break_even: ['fixed_costs', 'unit_margin', 'ticket'],
  discount_or_markup: ['ticket', 'unit_cost', 'proposed_discount', 'volume'],
  double_ads: ['marketing', 'new_customers', 'unit_margin', 'ticket'],
  open_or_close: ['investment', 'fixed_costs', 'revenue', 'gross_margin'],
  why_fell: ['revenue_before', 'revenue', 'volume', 'volume_before', 'ticket', 'unit_cost'],
  runway: ['cash', 'total_costs', 'revenue'],
  check_up: ['revenue', 'fixed_costs', 'variable_cost_rate', 'customers', 'cash'],
  other: ['revenue', 'gross_margin', 'profit_stated', 'ticket', 'volume', 'capacity'],
}

const margin: readonly FactMetric[] = [
  'unit_cost',
  'unit_margin',
  'gross_margin',
  'contribution_margin',
  'variable_cost',
  'variable_cost_rate',
  'gross_profit_unit',
]

/** Metrics that answer the same question. */
const equals: readonly (readonly FactMetric[])[] = [
  margin,
  ['fixed_costs', 'total_costs'],
  ['proposed_price', 'proposed_raise', 'proposed_discount'],
  ['volume', 'customers'],
  ['monthly_return', 'unit_margin'],
]

/** What is spoken of without a figure is asked for: the words on folded text, and what is worth knowing of it. */
const topics: readonly (readonly [RegExp, readonly FactMetric[]])[] = [
  [
    /\b(?:faltas?|faltam|faltando|no-?show|nao (?:aparece|comparece|vem|vao)\w*|desmarc\w+|furam?|dao bolo|da bolo)\b/,
    ['no_show', 'volume', 'ticket'],
  ],
  [/\b(?:cancel\w+|churn|evasao|desist\w+|saindo muit)/, ['churn', 'customers', 'ticket']],
  [/\b(?:emprestimo|financiamento|divida|juros|banco)s?\b/, ['interest_rate', 'debt', 'debt_payment', 'deadline']],
  [/\b(?:inadimplen\w+|calote|fiado|nao pagam|atrasam)/, ['delinquency', 'revenue']],
  [/\b(?:estoque|encalh\w+|mercadoria parada)\b/, ['stock_value', 'proposed_discount', 'stock_days']],
  [/\b(?:desperdicio|perdas?|refugo|quebras?|jogo fora|lixo)\b/, ['waste_rate', 'unit_cost', 'volume']],
  [/\b(?:ocupacao|quartos? vazi|vazi[oa]s?|ociosa?|agenda vazia|horarios? vag)/, ['occupancy', 'capacity', 'ticket']],
  [/\b(?:folha|salarios?|equipe|funcionarios)\b/, ['payroll', 'headcount', 'revenue']],
  [/\b(?:anunci\w+|marketing|trafego|divulgacao|instagram|google)\b/, ['marketing', 'new_customers', 'unit_margin']],
  [/\b(?:convenio|plano de saude|credenciar)\b/, ['ticket', 'volume', 'capacity']],
  [/\b(?:alug\w+|ponto comercial|mudar de ponto)\b/, ['rent', 'revenue']],
  [/\bdiarias? (?:d[oe] )?alug\w+|\balug\w+ por (?:dia|hora)\b|\balug\w+ na epoca\b/, ['working_days']],
  [
    /\b(?:vend\w+ a (?:parte|empresa)|socio|quanto vale|valuation|comprar a parte)\b/,
    ['profit_stated', 'revenue', 'debt'],
  ],
  [/\b(?:frete|entrega|caminhao|frota|motoboy|rodar)\b/, ['distance', 'unit_cost', 'fixed_costs']],
  [
    /\b(?:trator|maquinas?|equipamentos?|aparelhos?|comprar|trocar|alugar|leasing|empilhadeira|carro|caminhao|van|forno|computador\w*)\b/,
    ['investment', 'monthly_return', 'rent'],
  ],
  [/\b(?:impostos?|simples|lucro presumido|mei|tributa\w+)\b/, ['tax_rate', 'revenue']],
  [/\b(?:comissao|comissoes|vendedor\w*)\b/, ['commission_rate', 'revenue', 'gross_margin']],
  [/\b(?:safra|hectares?|colh\w+|plant\w+)\b/, ['volume', 'ticket', 'unit_cost']],
  [/\b(?:meta|crescer|dobrar de tamanho)\b/, ['target_revenue', 'revenue', 'gross_margin']],
]

/** What a question of the whole company cannot do without; of a single price or offer it is not asked. */
const always = (question: QuestionId): readonly FactMetric[] =>
  ['check_up', 'open_or_close', 'hire_or_not'].includes(question)
    ? ['revenue', 'gross_margin', 'fixed_costs', 'cash']
    : ['discount_or_markup', 'which_offer', 'invest_or_lease'].includes(question)
      ? []
      : ['gross_margin', 'fixed_costs']

const most = 9

/** Where people pay by the month, people are counted, not sales. */
const payers = /\b(?:mensalidades?|alun[oa]s?|assinant\w+|assinatura|condominio|mensalistas?|creche|planos? mensa\w+)\b/

/**
 * The metrics still missing for the likely questions and for what is spoken of, the most telling first; nothing that
 * the text already gives. Where hardly a figure is given, more is asked.
 */
export function findNeeds(questions: readonly QuestionId[], facts: readonly Fact[], folded = ''): FactMetric[] {
  const known = new Set(facts.filter(({ confidence }) => confidence >= 0.5).map(({ metric }) => metric))
  const isKnown = (metric: FactMetric): boolean => {
    if (known.has(metric)) return true
    if (equals.some((group) => group.includes(metric) && group.some((one) => known.has(one)))) return true
    if (metric === 'revenue') return known.has('ticket') && (known.has('volume') || known.has('customers'))
    if (metric === 'payroll') return known.size > 0 && !known.has('cost_change')
    if (metric === 'occupancy') return known.has('volume') || known.has('customers')
    return false
  }
  const first = questions[0] ?? 'other'
  const further = known.size <= 3 ? questions.slice(1) : []
  const extra: FactMetric[] = known.has('stock_value') && first === 'other' ? ['proposed_discount'] : []
  const spoken = known.size <= 2 ? topics.flatMap(([words, metrics]) => (words.test(folded) ? metrics : [])) : []
  const counted = (metric: FactMetric) => (metric === 'volume' && payers.test(folded) ? 'customers' : metric)
  return [...extra, ...needs[first], ...spoken, ...further.flatMap((id) => needs[id]), ...always(first)]
    .map(counted)
    .filter((metric, n, all) => !isKnown(metric) && all.indexOf(metric) === n)
    .slice(0, most)
}
