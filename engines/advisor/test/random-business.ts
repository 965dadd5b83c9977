import fc from 'fast-check'

/** A figure of a random business: its sentence with the number in it. */
export interface Figure {
  name: string
  value: number
  sentence: (value: number) => string
}

const reais = (value: number) => `R$ ${new Intl.NumberFormat('pt-BR').format(value)}`

const sentences: Record<string, { range: [number, number]; sentence: (value: number) => string }> = {
  revenue: { range: [20_000, 900_000], sentence: (v) => `O faturamento é de ${reais(v)} por mês.` },
  sales_change: { range: [3, 60], sentence: (v) => `As vendas caíram ${v}%.` },
  ticket: { range: [12, 900], sentence: (v) => `O ticket médio é de ${reais(v)}.` },
  gross_margin: { range: [15, 80], sentence: (v) => `A margem bruta é de ${v}%.` },
  tax_rate: { range: [3, 12], sentence: (v) => `Pagamos ${v}% de impostos.` },
  fixed_costs: { range: [5_000, 300_000], sentence: (v) => `Os custos fixos somam ${reais(v)} por mês.` },
  payroll: { range: [3_000, 120_000], sentence: (v) => `A folha é de ${reais(v)} por mês.` },
  headcount: { range: [2, 60], sentence: (v) => `Somos ${v} funcionários.` },
  cash: { range: [1_000, 400_000], sentence: (v) => `Temos ${reais(v)} em caixa.` },
  stock_value: { range: [5_000, 900_000], sentence: (v) => `O estoque é de ${reais(v)}.` },
  debt: { range: [5_000, 500_000], sentence: (v) => `A dívida é de ${reais(v)}.` },
  interest_rate: { range: [1, 6], sentence: (v) => `Os juros são de ${v}% ao mês.` },
  proposed_discount: { range: [2, 25], sentence: (v) => `Penso em dar ${v}% de desconto.` },
  no_show: { range: [5, 40], sentence: (v) => `Temos ${v}% de faltas.` },
}

/** Random businesses: revenue, margin and fixed costs always, the rest sometimes. */
export const business: fc.Arbitrary<Figure[]> = fc
  .tuple(
    fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    fc.subarray(Object.keys(sentences).slice(4), { minLength: 0 }),
  )
  .map(([stream, extra]) =>
    ['revenue', 'gross_margin', 'fixed_costs', ...extra.filter((name) => name !== 'fixed_costs')].map((name) => {
      const { range, sentence } = sentences[name]!
      const share = stream.next().value as number
      return { name, value: Math.round(range[0] + share * (range[1] - range[0])), sentence }
    }),
  )

export function textOf(figures: readonly Figure[]): string {
  return ['Preciso de ajuda com a minha loja.', ...figures.map(({ sentence, value }) => sentence(value))].join(' ')
}
