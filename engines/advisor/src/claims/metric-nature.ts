import { canonical } from './canonical.ts'

/**
 * How a metric behaves when its period changes. A flow is multiplied; a rate compounds; attrition compounds on what is
 * left; a stock, price, share, change or duration ignores the period of the account it was read from.
 */
export type Nature = 'flow' | 'stock' | 'price' | 'share' | 'rate' | 'attrition' | 'change' | 'duration'

/** The metric's one id and its nature; an unknown name keeps its canonical spelling and no nature. */
export function metricNature(name: string): { id: string; nature: Nature | undefined } {
  const spelling = canonical(name)
  const id = idBySpelling.get(spelling) ?? spelling
  return { id, nature: natures[id]?.nature }
}

const natures: Record<string, { nature: Nature; spellings: string[] }> = {
  revenue: { nature: 'flow', spellings: ['receita', 'faturamento', 'receita bruta', 'vendas em reais'] },
  net_revenue: { nature: 'flow', spellings: ['receita liquida'] },
  volume: { nature: 'flow', spellings: ['volume', 'unidades', 'vendas em unidades'] },
  price: { nature: 'price', spellings: ['preco', 'ticket medio', 'preco medio', 'ticket'] },
  unit_cost: { nature: 'price', spellings: ['custo por unidade', 'custo unitario'] },
  variable_cost: { nature: 'flow', spellings: ['custos variaveis', 'custo variavel', 'cmv'] },
  fixed_costs: { nature: 'flow', spellings: ['custos fixos', 'custo fixo', 'despesas fixas'] },
  total_cost: { nature: 'flow', spellings: ['custo total', 'custos totais', 'despesas totais'] },
  profit: { nature: 'flow', spellings: ['lucro', 'resultado', 'lucro liquido'] },
  marketing: { nature: 'flow', spellings: ['gasto com marketing', 'investimento em marketing', 'marketing_spend'] },
  new_customers: { nature: 'flow', spellings: ['clientes novos', 'novos clientes'] },
  leads: { nature: 'flow', spellings: ['leads', 'contatos'] },
  payroll: { nature: 'flow', spellings: ['folha', 'folha de pagamento'] },
  rent: { nature: 'flow', spellings: ['aluguel'] },
  debt_payment: { nature: 'flow', spellings: ['parcela'] },
  gross_margin: { nature: 'share', spellings: ['margem bruta'] },
  net_margin: { nature: 'share', spellings: ['margem liquida'] },
  contribution_margin: { nature: 'share', spellings: ['margem de contribuicao'] },
  market_share: { nature: 'share', spellings: ['participacao de mercado'] },
  conversion: { nature: 'share', spellings: ['conversao', 'taxa de conversao'] },
  occupancy: { nature: 'share', spellings: ['ocupacao'] },
  delinquency: { nature: 'share', spellings: ['inadimplencia'] },
  cash: { nature: 'stock', spellings: ['caixa', 'saldo em caixa'] },
  debt: { nature: 'stock', spellings: ['divida'] },
  stock: { nature: 'stock', spellings: ['estoque'] },
  headcount: { nature: 'stock', spellings: ['funcionarios', 'colaboradores', 'quadro', 'equipe'] },
  cac: { nature: 'price', spellings: ['custo de aquisicao'] },
  ltv: { nature: 'price', spellings: ['valor do cliente'] },
  interest_rate: { nature: 'rate', spellings: ['juros', 'taxa de juros'] },
  growth: { nature: 'rate', spellings: ['crescimento', 'demanda'] },
  churn: { nature: 'attrition', spellings: ['cancelamento', 'perda de clientes'] },
  change: { nature: 'change', spellings: ['variacao', 'queda'] },
  payback: { nature: 'duration', spellings: ['retorno do investimento'] },
  lead_time: { nature: 'duration', spellings: ['prazo', 'prazo de entrega'] },
}

const idBySpelling = new Map(
  Object.entries(natures).flatMap(([id, { spellings }]) => [
    [id, id] as const,
    ...spellings.map((spelling) => [spelling, id] as const),
  ]),
)
