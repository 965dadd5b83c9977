import type { AgentId } from '../agents/agents.ts'

// One table of more than 300 lines on purpose: it is data, and a lever is judged by comparing it with its neighbours.

/**
 * A lever a manager can pull, as data. `prudent` and `bold` are the monthly effect on profit (BRL) under the two readings of
 * its premise; the lever is on the table only when both can be computed. Names and steps are in the locale files.
 */
export interface Option {
  id: string
  owner: AgentId
  /** Who carries it out, a role of the locale files. */
  role: string
  prudent: string
  bold: string
  /** Cash to have before starting, BRL. */
  cash?: string
  releasesCash?: true
  /** Only discussed when the person asked, or while this expression is above zero. */
  unlessAsked?: string
  /** The board's marks, 0 to 10: how soon it shows, how easily it is undone, how little work it is. */
  speed: number
  safety: number
  ease: number
  /** Premises in which the two readings differ, for the debate; none when both are the person's own figures. */
  premise?: string
  /** How the person asks for it, on folded text. */
  asked: RegExp
  /** Agents who speak by rule instead of by their weights. */
  voices: readonly Voice[]
}

/** A stance an agent takes while `when` is above zero; the sentence is `argue.<key>` of the locale files. */
export interface Voice {
  agent: AgentId
  when: string
  stance: -2 | -1 | 1 | 2
  key: string
}

export const options: readonly Option[] = [
  {
    id: 'customers.recover',
    owner: 'commercial',
    role: 'sales_lead',
    prudent: 'lost_contribution * premise_recover_prudent',
    bold: 'lost_contribution * premise_recover_bold',
    speed: 7,
    safety: 9,
    ease: 6,
    premise: 'premise_recover',
    asked: /recuperar|trazer de volta|reconquistar/,
    voices: [
      { agent: 'commercial', when: 'lost_contribution', stance: 2, key: 'recover_commercial' },
      { agent: 'market', when: 'lost_contribution', stance: 1, key: 'recover_market' },
    ],
  },
  {
    id: 'price.raise',
    owner: 'financial',
    role: 'owner',
    prudent:
      'revenue * ((1 - raise * premise_reaction_strong) * (contribution_margin + raise * (1 - fees)) - contribution_margin)',
    bold: 'revenue * ((1 - raise * premise_reaction_mild) * (contribution_margin + raise * (1 - fees)) - contribution_margin)',
    unlessAsked: 'cost_change? + proposed_raise? + 1 - 1000 * abs(sales_change?)',
    speed: 9,
    safety: 5,
    ease: 8,
    premise: 'premise_reaction',
    asked:
      /(?:aument|sub|reajust)\w* (?:em )?(?:o |os |nos |no |de |do |dos )?(?:meus |nossos )?(?:preco|valor|mensalidade|tabela)|reajust|repassar/,
    voices: [
      { agent: 'financial', when: 'raise_tolerated_loss', stance: 2, key: 'raise_financial' },
      { agent: 'commercial', when: 'lost_revenue', stance: -1, key: 'raise_commercial' },
      { agent: 'market', when: 'cost_change', stance: 1, key: 'raise_market' },
    ],
  },
  {
    id: 'price.cut',
    owner: 'commercial',
    role: 'sales_lead',
    prudent:
      'revenue * ((1 + discount * premise_reaction_mild) * (contribution_margin - discount) - contribution_margin)',
    bold: 'revenue * ((1 + discount * premise_reaction_strong) * (contribution_margin - discount) - contribution_margin)',
    unlessAsked: 'lost_revenue',
    speed: 9,
    safety: 3,
    ease: 8,
    premise: 'premise_reaction',
    asked: /desconto|promoc|(?:baixar|cortar|reduzir) (?:o |os )?(?:meus |nossos )?preco/,
    voices: [
      { agent: 'commercial', when: 'lost_revenue', stance: 1, key: 'cut_commercial' },
      { agent: 'financial', when: 'discount_needed_growth - 0.1', stance: -2, key: 'cut_financial' },
      { agent: 'financial', when: '0 - discount_margin_left', stance: -2, key: 'cut_loss' },
      { agent: 'market', when: 'discount_cost', stance: -1, key: 'cut_market' },
    ],
  },
  {
    id: 'conversion.raise',
    owner: 'commercial',
    role: 'sales_lead',
    prudent: 'leads * conversion * premise_conversion_prudent * unit_contribution',
    bold: 'leads * conversion * premise_conversion_bold * unit_contribution',
    speed: 8,
    safety: 9,
    ease: 6,
    premise: 'premise_conversion',
    asked: /conversao|converter mais|fechar mais/,
    voices: [
      { agent: 'commercial', when: 'conversion_needed - conversion', stance: 2, key: 'conversion_back' },
      { agent: 'commercial', when: 'conversion', stance: 2, key: 'conversion_commercial' },
      { agent: 'people', when: 'sales_per_seller', stance: 1, key: 'conversion_people' },
    ],
  },
  {
    id: 'noshow.cut',
    owner: 'operations',
    role: 'front_desk',
    prudent: 'missed_contribution * premise_noshow_prudent',
    bold: 'missed_contribution * premise_noshow_bold',
    speed: 9,
    safety: 9,
    ease: 8,
    premise: 'premise_noshow',
    asked: /faltas?|no-show|nao comparec/,
    voices: [{ agent: 'operations', when: 'missed', stance: 2, key: 'noshow_operations' }],
  },
  {
    id: 'capacity.fill',
    owner: 'operations',
    role: 'operations_lead',
    prudent: 'idle * premise_idle_prudent * unit_contribution',
    bold: 'idle * premise_idle_bold * unit_contribution',
    speed: 6,
    safety: 8,
    ease: 5,
    premise: 'premise_idle',
    asked: /ocios|horarios vagos|encher a agenda|ocupacao/,
    voices: [
      { agent: 'operations', when: 'idle', stance: 2, key: 'capacity_operations' },
      { agent: 'commercial', when: 'idle', stance: 1, key: 'capacity_commercial' },
    ],
  },
  {
    id: 'waste.cut',
    owner: 'operations',
    role: 'operations_lead',
    prudent: 'waste_cost * premise_waste_prudent',
    bold: 'waste_cost * premise_waste_bold',
    speed: 8,
    safety: 9,
    ease: 6,
    premise: 'premise_waste',
    asked: /desperdicio|perdas|sobras/,
    voices: [{ agent: 'operations', when: 'waste_cost', stance: 2, key: 'waste_operations' }],
  },
  {
    id: 'inputs.renegotiate',
    owner: 'operations',
    role: 'buyer',
    // A reseller of thin margin buys at an open market's price: savings shrink with the gross margin.
    prudent: 'variable_cost * premise_inputs_prudent * min(1, 2 * gross_margin)',
    bold: 'variable_cost * premise_inputs_bold * min(1, 2 * gross_margin)',
    speed: 6,
    safety: 8,
    ease: 5,
    premise: 'premise_inputs',
    asked: /fornecedor|compras|negociar (?:a )?(?:materia|insumos)/,
    voices: [
      { agent: 'operations', when: 'cost_change', stance: 2, key: 'inputs_operations' },
      { agent: 'operations', when: 'variable_cost', stance: 1, key: 'inputs_basic' },
    ],
  },
  {
    id: 'costs.cut',
    owner: 'financial',
    role: 'owner',
    prudent: 'fixed_costs * premise_costs_prudent',
    bold: 'fixed_costs * premise_costs_bold',
    speed: 6,
    safety: 6,
    ease: 5,
    premise: 'premise_costs',
    asked: /(?:cortar|reduzir|enxugar) (?:os |as )?(?:custo|despesa|gasto)/,
    voices: [
      { agent: 'financial', when: 'loss', stance: 2, key: 'costs_financial' },
      { agent: 'people', when: 'payroll_share - 0.2', stance: -1, key: 'costs_people' },
    ],
  },
  {
    id: 'stock.sell',
    owner: 'operations',
    role: 'stock_lead',
    prudent: 'stock_value * premise_stock_prudent * money_cost',
    bold: 'stock_value * premise_stock_bold * money_cost',
    speed: 7,
    safety: 7,
    ease: 6,
    premise: 'premise_stock',
    releasesCash: true,
    asked: /girar|estoque parado|liquidar|queimar (?:o )?estoque/,
    voices: [
      { agent: 'financial', when: 'stock_carry', stance: 2, key: 'stock_financial' },
      { agent: 'commercial', when: 'lost_revenue', stance: 1, key: 'stock_commercial' },
    ],
  },
  {
    id: 'terms.shorten',
    owner: 'financial',
    role: 'finance_lead',
    prudent: 'revenue / days_per_month * premise_terms_prudent * money_cost',
    bold: 'revenue / days_per_month * premise_terms_bold * money_cost',
    unlessAsked: 'receivable_days - payable_days?',
    speed: 6,
    safety: 8,
    ease: 6,
    premise: 'premise_terms',
    releasesCash: true,
    asked: /prazo|antecip|capital de giro/,
    voices: [
      { agent: 'financial', when: 'cash_cycle', stance: 1, key: 'terms_financial' },
      { agent: 'financial', when: 'receivable_days', stance: 1, key: 'terms_receive' },
    ],
  },
  {
    id: 'debt.renegotiate',
    owner: 'financial',
    role: 'finance_lead',
    prudent: 'debt * premise_debt_prudent',
    bold: 'debt * premise_debt_bold',
    speed: 5,
    safety: 9,
    ease: 6,
    premise: 'premise_debt',
    asked: /renegoci|portabilidade|quitar|trocar a divida/,
    voices: [{ agent: 'financial', when: 'debt_service', stance: 2, key: 'debt_financial' }],
  },
  {
    id: 'churn.cut',
    owner: 'commercial',
    role: 'sales_lead',
    prudent: 'churned * premise_churn_prudent * unit_contribution',
    bold: 'churned * premise_churn_bold * unit_contribution',
    speed: 6,
    safety: 9,
    ease: 5,
    premise: 'premise_churn',
    asked: /churn|cancelament|reter|retencao/,
    voices: [
      { agent: 'commercial', when: 'churned', stance: 2, key: 'churn_commercial' },
      { agent: 'financial', when: 'ltv', stance: 1, key: 'churn_financial' },
    ],
  },
  {
    id: 'marketing.raise',
    owner: 'commercial',
    role: 'sales_lead',
    prudent: 'marketing_step * (premise_marketing_prudent * ltv_cac - 1)',
    bold: 'marketing_step * (premise_marketing_bold * ltv_cac - 1)',
    cash: 'marketing_step * premise_hire_months',
    speed: 6,
    safety: 5,
    ease: 6,
    premise: 'premise_marketing',
    asked: /(?:mais|investir em|aumentar (?:o )?) ?(?:marketing|anuncio|divulgac|publicidade|propaganda)|anunciar/,
    voices: [
      { agent: 'commercial', when: 'ltv_cac - 1', stance: 1, key: 'marketing_commercial' },
      { agent: 'financial', when: '0 - ltv_room', stance: -2, key: 'marketing_financial' },
    ],
  },
  {
    id: 'staff.hire',
    owner: 'people',
    role: 'owner',
    prudent: 'hire_output * premise_newcomer_prudent - hire_cost',
    bold: 'hire_output * premise_newcomer_bold - hire_cost',
    cash: 'hire_cash',
    unlessAsked: '0 - 1',
    speed: 4,
    safety: 4,
    ease: 4,
    premise: 'premise_newcomer',
    asked: /contratar|contratacao/,
    voices: [
      { agent: 'people', when: 'hire_units', stance: 1, key: 'hire_people' },
      { agent: 'financial', when: 'loss', stance: -2, key: 'hire_loss' },
      { agent: 'operations', when: 'idle', stance: -2, key: 'hire_idle' },
    ],
  },
  {
    id: 'staff.dismiss',
    owner: 'financial',
    role: 'owner',
    prudent: 'payroll_per_head - hire_output * premise_newcomer_bold',
    bold: 'payroll_per_head - hire_output * premise_newcomer_prudent',
    unlessAsked: '0 - 1',
    speed: 5,
    safety: 2,
    ease: 3,
    premise: 'premise_newcomer',
    asked: /demitir|demiss|mandar embora|enxugar (?:o quadro|a equipe)|cortar (?:pessoal|gente|funcionari)/,
    voices: [
      { agent: 'financial', when: 'payroll_share - 0.3', stance: 1, key: 'dismiss_financial' },
      { agent: 'people', when: 'payroll_per_head', stance: -2, key: 'dismiss_people' },
    ],
  },
  {
    id: 'equipment.buy',
    owner: 'operations',
    role: 'owner',
    prudent: 'monthly_return - required_return',
    bold: 'monthly_return - required_return',
    cash: 'investment',
    unlessAsked: '0 - 1',
    speed: 4,
    safety: 3,
    ease: 4,
    asked:
      /compr\w* (?:um|uma|outr[oa]|nov[oa])|reformar|fazer (?:a|uma) reforma|investir (?!(?:mais )?em (?:marketing|anuncio|divulg|propaganda|publicidade))/,
    voices: [
      { agent: 'operations', when: 'investment_npv', stance: 1, key: 'equipment_operations' },
      { agent: 'financial', when: 'investment_cash_share - 0.5', stance: -2, key: 'equipment_cash' },
      { agent: 'financial', when: 'investment_cash_share - 0.5', stance: -2, key: 'equipment_cash_only' },
      { agent: 'financial', when: 'investment_npv', stance: 1, key: 'equipment_financial' },
      { agent: 'financial', when: '0 - investment_npv', stance: -2, key: 'equipment_negative' },
    ],
  },
  {
    id: 'unit.open',
    owner: 'market',
    role: 'owner',
    prudent: 'monthly_return - required_return',
    bold: 'monthly_return - required_return',
    cash: 'investment',
    unlessAsked: '0 - 1',
    speed: 2,
    safety: 2,
    ease: 2,
    asked: /abrir (?:outra|uma|nova|a segunda|segunda)|filial|segunda (?:loja|unidade)/,
    voices: [
      { agent: 'market', when: 'investment_npv', stance: 1, key: 'open_market' },
      { agent: 'financial', when: 'loss', stance: -2, key: 'open_loss' },
      { agent: 'financial', when: 'investment_cash_share - 0.5', stance: -2, key: 'equipment_cash' },
    ],
  },
]
