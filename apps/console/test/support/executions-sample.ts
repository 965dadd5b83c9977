import type { AdvisorOptions } from '@recado/contracts/advisor'
import type { ExecutionEvent } from '@recado/contracts/execution-events'
import type { ExecutionFact, ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import type { ExecutionResult, ResultNode, ResultNumber } from '@recado/contracts/execution-result'
import type { ExecutionDetail } from '@recado/contracts/executions'
import { type ExecutionId, encodeId } from '@recado/contracts/ids'

export const PROBLEM =
  'Tenho uma padaria que fatura R$ 96 mil por mês. O aluguel é R$ 7.200 e a folha R$ 27 mil, e o custo dos insumos é 44% da venda. Vendo uns 210 pães recheados por dia, a R$ 15. Vale a pena reajustar os preços em 8%?'
const ID = '01980000-0000-7000-8000-0000000000e1' as ExecutionId
export const EXECUTION = encodeId('exec', ID)

function fact(id: string, quote: string, more: Partial<ExecutionFact>): ExecutionFact {
  const start = PROBLEM.indexOf(quote)
  return {
    ...{ fact_id: id, metric: 'revenue', label: 'Faturamento', subject: null, scope: 'now', role: null, value: 0 },
    ...{ value_high: null, unit: 'BRL', period: 'month', per_unit: null, approximate: false, source: 'text', quote },
    ...{ start, end: start + quote.length, confidence: 0.95, doubtful: false, period_assumed: false, text: '' },
    ...{ link: null, ...more },
  }
}

export const FACTS: ExecutionFact[] = [
  fact('f1', 'R$ 96 mil por mês', { value: 96_000, text: 'R$ 96.000 por mês' }),
  fact('f2', 'R$ 7.200', {
    metric: 'rent',
    label: 'Aluguel',
    value: 7_200,
    text: 'R$ 7.200 por mês',
    period_assumed: true,
  }),
  fact('f3', 'R$ 27 mil', { metric: 'payroll', label: 'Folha', value: 27_000, text: 'R$ 27.000 por mês' }),
  fact('f4', '44% da venda', {
    ...{
      metric: 'variable_cost_share',
      label: 'Custo variável',
      value: 44,
      unit: 'percent',
      period: null,
      text: '44%',
    },
  }),
  fact('f5', 'uns 210 pães recheados por dia', {
    ...{ metric: 'volume', label: 'Volume de vendas', subject: 'pães recheados', value: 210, unit: 'count' },
    ...{ period: 'day', approximate: true, confidence: 0.45, doubtful: true, text: 'cerca de 210 por dia' },
  }),
  fact('f6', '', {
    ...{ metric: 'response_time', label: 'Tempo de resposta no WhatsApp', value: 18, unit: 'count', period: null },
    ...{ source: 'company', quote: null, start: null, end: null, text: '18 min', confidence: 1 },
    link: { path: '/', label: 'Início › Como foi o atendimento' },
  }),
]

export const UNDERSTANDING: ExecutionUnderstanding = {
  ...{ revision: '1', question: 'price_change', question_label: 'Vale a pena mudar o preço?', sector: 'bakery' },
  facts: FACTS,
  unplaced: [{ quote: 'R$ 15', start: PROBLEM.indexOf('R$ 15'), end: PROBLEM.indexOf('R$ 15') + 5 }],
  contradictions: [
    {
      ...{ kind: 'identity', quotes: ['R$ 96 mil por mês', 'uns 210 pães recheados por dia, a R$ 15'] },
      text: '210 por dia a R$ 15 dão R$ 81.900 por mês em 26 dias, e o texto diz R$ 96.000.',
      fact_ids: ['f1', 'f5'],
    },
  ],
  needs: [
    {
      ...{ metric: 'tax_share', label: 'Imposto', question: 'Quanto da venda vai para impostos?', measure: 'percent' },
      ...{ unit: 'percent', period: null },
    },
    {
      ...{ metric: 'cash', label: 'Caixa', question: 'Quanto há em caixa hoje?', measure: 'money', unit: 'BRL' },
      period: null,
    },
  ],
  assumed: ['O aluguel de R$ 7.200 é por mês.'],
  ignored_orders: [],
  completeness: 0.7,
}

const nodes: ResultNode[] = []
function number(
  node: string,
  label: string,
  value: number,
  text: string,
  more: Partial<ResultNode> = {},
): ResultNumber {
  const unit = more.unit ?? 'BRL/month'
  const inputs = more.inputs ?? []
  if (!nodes.some(({ id }) => id === node))
    nodes.push({
      ...{ id: node, label, unit, value: String(value), source: 'calculation', formula: '', inputs, fact_id: null },
      ...more,
    })
  const how = more.source === 'text' ? 'do texto' : more.formula === undefined ? '' : more.formula
  return { node, label, value, unit, text, how }
}
const said = (id: string, label: string, value: number, text: string, fact_id: string, unit = 'BRL/month') =>
  number(id, label, value, text, { source: 'text', fact_id, unit })
const premise = (id: string, label: string, value: number, text: string) =>
  number(id, label, value, text, { source: 'premise', unit: 'share' })

const revenue = said('revenue', 'faturamento', 96_000, 'R$ 96.000/mês', 'f1')
const rent = said('rent', 'aluguel', 7_200, 'R$ 7.200/mês', 'f2')
const payroll = said('payroll', 'folha', 27_000, 'R$ 27.000/mês', 'f3')
const cost = said('variable_share', 'custo variável', 0.44, '44%', 'f4', 'share')
const margin = number('margin', 'margem de contribuição', 0.56, '56%', {
  ...{ unit: 'share', inputs: ['variable_share'], formula: '1 − custo variável' },
})
const fixed = number('fixed', 'custos fixos', 34_200, 'R$ 34.200/mês', {
  inputs: ['rent', 'payroll'],
  formula: 'aluguel + folha',
})
const profit = number('profit', 'resultado', 19_560, 'R$ 19.560/mês', {
  inputs: ['revenue', 'margin', 'fixed'],
  formula: 'faturamento × margem de contribuição − custos fixos',
})
const swing = premise('premise_swing', 'variação testada', 0.1, '10%')
const raise = premise('premise_raise', 'reajuste', 0.08, '8%')
const after = number('profit_after', 'resultado depois do reajuste', 27_240, 'R$ 27.240/mês', {
  inputs: ['profit', 'revenue', 'premise_raise'],
  formula: 'resultado + faturamento × reajuste',
})
const limit = number('volume_limit', 'queda de volume que empata', 0.125, '12,5%', {
  ...{ unit: 'share', inputs: ['margin', 'premise_raise'], formula: 'reajuste ÷ (margem + reajuste)' },
})
const low = number('effect_low', 'efeito prudente', 2_100, 'R$ 2.100/mês', { inputs: ['profit_after', 'profit'] })
const high = number('effect_high', 'efeito ousado', 7_680, 'R$ 7.680/mês', { inputs: ['profit_after', 'profit'] })
const waste = number('waste_low', 'desperdício a menos', 640, 'R$ 640/mês', { inputs: ['revenue'] })
const cut = number('cut_low', 'corte de fixos', 1_710, 'R$ 1.710/mês', { inputs: ['fixed'] })
const months = (id: string, label: string, values: [number, number, number]) => {
  const at = (name: string, value: number) =>
    number(`${id}_${name}`, label, value, `R$ ${value.toLocaleString('pt-BR')}/mês`, {
      inputs: ['revenue', 'premise_swing'],
    })
  return {
    line: id,
    label,
    pessimistic: at('low', values[0]),
    base: at('base', values[1]),
    optimistic: at('high', values[2]),
  }
}
const voice = (agent: string, name: string, text: string) => ({ agent, name, text })

export const RESULT: ExecutionResult = {
  answer: {
    ...{ question: 'price_change', question_label: 'Vale a pena mudar o preço?' },
    numbers: [profit, after, limit, margin, fixed, revenue, rent, payroll].map((one) => ({ ...one, period: 'month' })),
  },
  contradictions: [UNDERSTANDING.contradictions[0]?.text ?? ''],
  verdict: [
    'Sim, reajuste 8%: o resultado vai de R$ 19.560/mês para até R$ 27.240/mês, e só piora se o volume cair mais de 12,5%.',
    'Comece pelos itens que o cliente não compara, meça por semana e recue onde a queda passar disso.',
  ],
  decisions: [
    {
      ...{ option: 'price.raise', name: 'Reajustar preços', verdict: 'do', effect_low: low, effect_high: high },
      support: [
        voice('financial', 'Financeiro', 'Com margem de 56%, o reajuste se paga mesmo perdendo 12,5% do volume.'),
      ],
      objections: [
        voice('commercial', 'Comercial', 'Metade da venda é pão francês, que o cliente compara com o vizinho.'),
      ],
      ...{ agreement: 0.72, would_change: 'Uma queda de volume acima de 12,5% vira a decisão.' },
    },
    {
      ...{ option: 'waste.cut', name: 'Cortar desperdício', verdict: 'do', effect_low: waste, effect_high: null },
      ...{ support: [voice('operations', 'Operações', 'Não depende de cliente nem de banco.')], objections: [] },
      ...{ agreement: 1, would_change: null },
    },
    {
      ...{ option: 'costs.cut', name: 'Reduzir custos fixos', verdict: 'no', effect_low: cut, effect_high: null },
      support: [voice('financial', 'Financeiro', 'É dinheiro certo.')],
      objections: [voice('people', 'Pessoas', 'A folha é quem atende: cortar ali derruba a venda.')],
      ...{ agreement: 0.4, would_change: 'Se a folha passar de 35% da venda.' },
    },
  ],
  lacking: ['Falta saber quanto da venda vai para impostos.'],
  findings: [
    {
      agent: 'financial',
      name: 'Financeiro',
      texts: ['A operação deixa R$ 19.560/mês.', 'Os fixos somam R$ 34.200/mês.'],
    },
    { agent: 'commercial', name: 'Comercial', texts: ['De cada venda sobram 56% depois dos insumos.'] },
  ],
  numbers: [revenue, cost, margin, rent, payroll, fixed, profit],
  premises: [swing, raise],
  gaps: ['Quanto há em caixa hoje?'],
  ideas: [],
  notes: ['Offline o conselho não conhece o mercado nem os concorrentes.'],
  matrix: {
    criteria: [
      { id: 'profit', label: 'efeito no resultado', weight: 0.35 },
      { id: 'cash', label: 'folga de caixa', weight: 0.2 },
      { id: 'speed', label: 'rapidez', weight: 0.15 },
      { id: 'undo', label: 'facilidade de voltar atrás', weight: 0.2 },
      { id: 'ease', label: 'facilidade de executar', weight: 0.1 },
    ],
    rows: [
      { option: 'price.raise', name: 'Reajustar preços', marks: [10, 6, 9, 5, 8], total: 7.85 },
      { option: 'waste.cut', name: 'Cortar desperdício', marks: [3, 6, 8, 9, 6], total: 5.85 },
      { option: 'costs.cut', name: 'Reduzir custos fixos', marks: [8, 6, 6, 6, 5], total: 6.6 },
    ],
    sensitivity: [],
    steady: true,
  },
  plan: [
    {
      ...{ option: 'price.raise', what: 'Reajustar os preços em 8%', why: 'O resultado sobe até R$ 7.680/mês.' },
      ...{
        who: 'Dona da padaria',
        where: 'Itens de vitrine e encomendas',
        when: 'Começar em 7 dias; conferir em 30 dias',
      },
      how: 'Reajustar primeiro o que o cliente não compara; deixar o pão francês por último; medir a venda por semana.',
      ...{ how_much: 'Sem desembolso relevante', measure: 'Vendas por semana e ticket médio' },
    },
    {
      ...{ option: 'waste.cut', what: 'Cortar desperdício', why: 'Não depende de cliente nem de banco.' },
      ...{ who: 'Responsável pela operação', where: 'Produção e exposição', when: 'Começar em 7 dias' },
      how: 'Pesar a sobra por produto no fim de cada turno e assar em fornadas menores.',
      ...{ how_much: 'Sem desembolso relevante', measure: 'Sobra por produto, em reais por dia' },
    },
  ],
  swot: {
    strengths: ['De cada venda sobram 56% depois dos insumos.'],
    weaknesses: ['Os fixos somam R$ 34.200/mês.'],
    opportunities: ['Reajustar preços: a partir de R$ 2.100/mês.'],
    threats: ['O custo dos insumos pode subir de novo.'],
  },
  kpi_tree: {
    number: profit,
    children: [
      { number: revenue, children: [] },
      { number: margin, children: [{ number: cost, children: [] }] },
      { number: fixed, children: [rent, payroll].map((one) => ({ number: one, children: [] })) },
    ],
  },
  scenarios: [
    months('s_revenue', 'Faturamento', [86_400, 96_000, 105_600]),
    months('s_costs', 'Custos variáveis', [38_016, 42_240, 46_464]),
    months('s_fixed', 'Custos fixos', [34_200, 34_200, 34_200]),
    months('s_profit', 'Resultado', [14_184, 19_560, 24_936]),
  ],
  tornado: [
    number('tornado_price', 'preço', 9_600, 'R$ 9.600/mês', { inputs: ['revenue', 'premise_swing'] }),
    number('tornado_volume', 'volume de vendas', 5_376, 'R$ 5.376/mês', { inputs: ['margin', 'premise_swing'] }),
    number('tornado_inputs', 'custo variável', 4_224, 'R$ 4.224/mês', { inputs: ['variable_share', 'premise_swing'] }),
    number('tornado_fixed', 'custo fixo', 3_420, 'R$ 3.420/mês', { inputs: ['fixed', 'premise_swing'] }),
  ],
  nodes,
  minutes: {
    sections: [
      {
        title: 'Abertura',
        turns: [
          {
            speaker: 'chair',
            name: 'Presidência',
            text: 'A pergunta é se vale reajustar os preços em 8%.',
            opens: true,
          },
        ],
      },
      {
        title: 'Discussão',
        turns: [
          { speaker: 'financial', name: 'Financeiro', text: 'Com margem de 56%, o reajuste se paga.', opens: true },
          { speaker: 'commercial', name: 'Comercial', text: 'Metade da venda é pão francês.', opens: false },
        ],
      },
    ],
  },
  ...{ report_markdown: '# Parecer', minutes_markdown: '# Ata', short_markdown: '# Resumo' },
}

export function execution(more: Partial<ExecutionDetail> = {}): ExecutionDetail {
  return {
    ...{
      execution_id: ID,
      status: 'complete',
      created_at: new Date(Date.now() - 120_000),
      estimated_duration_seconds: 5,
    },
    ...{ title: `${PROBLEM.slice(0, 79)}…`, business_type: 'Padaria', analysis_depth: 'Padrão', round: 1 },
    ...{ question: 'price_change', question_label: 'Vale a pena mudar o preço?', model: 'offline', phase: 'artefacts' },
    ...{ created_by: 'Ana Souza', started_at: new Date(), ended_at: new Date() },
    usage: {
      ...{ calls: 0, input_tokens: 0, output_tokens: 0, cached_input_tokens: null, unreported_calls: 0 },
      cost_usd_micros: 0,
    },
    ...{ problem_description: PROBLEM, confirm: 'always', uses_company_figures: true, understanding: UNDERSTANDING },
    ...{ result: RESULT, explanation: null, revision: '1', last_event: 9, can_put_facts: true },
    ...more,
  }
}

const utterance = (
  text: string,
  option: string | null = null,
  option_name: string | null = null,
  stance: number | null = null,
) => ({
  ...{ text, option, option_name, stance },
})

function event(seq: number, more: Partial<ExecutionEvent>): ExecutionEvent {
  return {
    ...{ seq, round: 1, at: new Date(), type: 'opinion', phase: 'opinions', agent: null, agent_name: null, says: [] },
    ...{ dispute: null, disputes: [], status: null, outcome: null, ...more },
  }
}

/** A meeting, from its first word to its last. */
export const EVENTS: ExecutionEvent[] = [
  event(1, { type: 'status', phase: null, status: 'running' }),
  event(2, { type: 'understood', phase: 'intake' }),
  event(3, { type: 'calculated', phase: 'calculate' }),
  event(4, {
    ...{ agent: 'financial', agent_name: 'Financeiro' },
    says: [
      utterance('A operação deixa R$ 19.560/mês.'),
      utterance('O reajuste se paga mesmo perdendo 12,5% do volume.', 'price.raise', 'Reajustar preços', 2),
    ],
  }),
  event(5, {
    ...{ agent: 'commercial', agent_name: 'Comercial' },
    says: [utterance('Metade da venda é pão francês, que o cliente compara.', 'price.raise', 'Reajustar preços', -1)],
  }),
  event(6, {
    ...{ type: 'conflicts', phase: 'conflicts' },
    disputes: [
      { dispute: 'stance:price.raise', kind: 'stance', about: 'Reajustar preços', agents: ['financial', 'commercial'] },
    ],
  }),
  event(7, {
    ...{
      type: 'rebuttal',
      phase: 'resolution',
      agent: 'contrarian',
      agent_name: 'Contraponto',
      dispute: 'stance:price.raise',
    },
    says: [
      utterance(
        'E se o vizinho não subir? Então a queda passa de 12,5% em um mês.',
        'price.raise',
        'Reajustar preços',
        -2,
      ),
    ],
  }),
  event(8, {
    ...{ type: 'settled', phase: 'resolution', dispute: 'stance:price.raise' },
    says: [utterance('Fica decidido: reajustar, começando pelo que o cliente não compara.')],
  }),
  event(9, { type: 'status', phase: null, status: 'complete' }),
]

const AGENTS = {
  analyst: 'Análise',
  commercial: 'Comercial',
  financial: 'Financeiro',
  operations: 'Operações',
  people: 'Pessoas',
  contrarian: 'Contraponto',
}

export const OPTIONS: AdvisorOptions = {
  business_types: [
    { id: 'bakery', label: 'Padaria' },
    { id: 'clinic', label: 'Clínica' },
    { id: 'dealer', label: 'Loja de carros' },
  ],
  examples: [
    { business_type: 'Padaria', title: 'Reajustar o preço do pão?', problem_description: PROBLEM },
    {
      business_type: 'Loja de carros',
      title: 'Por que minhas vendas caíram?',
      problem_description: 'Minhas vendas caíram 20%. Por quê?',
    },
    {
      business_type: 'Clínica',
      title: 'Contratar mais uma dentista?',
      problem_description: 'Atendo 22 pacientes por dia, a R$ 180.',
    },
  ],
  depths: (['Rápida', 'Padrão', 'Profunda'] as const).map((name, at) => ({
    ...{ name, agents: Object.keys(AGENTS), rounds: at, estimated_duration_seconds: 2 + at * 3 },
  })),
  agents: Object.entries(AGENTS).map(([id, name]) => ({ id, name })),
  metrics: [
    { id: 'revenue', label: 'Faturamento', measure: 'money', units: ['BRL'], periods: ['month', 'day', 'year'] },
    { id: 'ticket', label: 'Ticket médio', measure: 'money', units: ['BRL'], periods: [] },
    { id: 'rent', label: 'Aluguel', measure: 'money', units: ['BRL'], periods: ['month'] },
    { id: 'volume', label: 'Volume de vendas', measure: 'count', units: ['count'], periods: ['month', 'day'] },
  ],
  model: 'offline',
  uses_company_figures: true,
  plan: {
    ...{ plan: 'free', executions_used: 7, executions_limit: 10, tokens_used: 0, tokens_limit: 100_000 },
    ...{ concurrent_limit: 1, upgrade_url: '/configuracoes/plano' },
  },
}
