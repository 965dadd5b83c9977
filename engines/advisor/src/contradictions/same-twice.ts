import type { Fact, FactMetric } from '../intake/fact.ts'
import { fold } from '../intake/fold.ts'
import { apart, misread, monthly, named, type Rule, tolerance } from './ledger.ts'

const once: ReadonlySet<FactMetric> = new Set([
  'rent',
  'customers',
  'payroll',
  'cash',
  'stock_value',
  'fixed_costs',
  'total_costs',
  'revenue',
  'debt',
  'profit_stated',
  'occupancy',
  'gross_margin',
  'volume',
])
/** The second speaks of all of it again. */
const sums =
  /\b(?:somando|soma|no total|ao todo|tudo junto|contador|planilha|sistema|relatorio|extrato|balanco|segundo|disse|fala|diz|consta|aparece)\b/
const alternative =
  /\b(?:(?:contador|ag[eê]ncia|banco|candidat[oa]|fornecedor|plano|loja|empresa|op[cç][aã]o|proposta|sistema|motorista|vendedor|sala|ponto) [ab12]\b|cen[aá]rio|otimista|pessimista|se |candidat|banco [a-z0-9]\b|op[cç][aã]o|proposta|outr[oa]|nov[oa]|depois|antes|passou|era|virou|cai|seria|ficaria|economiz)/i

/** Words by which two figures of one metric are of two things, times or cases. */
const twoThings =
  /\b(?:cada|outr[oa]s?|lojas?|unidades?|filia(?:l|is)|turmas?|canal|canais|bancos?|planos?|cenarios?|opc(?:ao|oes)|propostas?|caso|se eu|era|eram|antes|depois|janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro|semestre|trimestre|safra|verao|inverno|manha|tarde|noite|baixa|alta temporada|centro|bairro|matriz|primeir[oa]|segund[oa]|pessimista|otimista|socios?|fornecedor\w*|online|fisica|atacado|varejo|delivery|salao|particular|convenio|comprad[oa]|alugad[oa]|cresc\w+|passar|subir|cair|baixar|meta)\b/

export const sameTwice: Rule = ({ all, many, sentence, near, text }) =>
  [...once].flatMap((metric) => {
    const before = ({ quantity }: Fact) => text.slice(Math.max(0, quantity.start - 24), quantity.start)
    // Two prices beside two counts are two groups.
    const isGrouped = (
      [
        'ticket',
        'gross_margin',
        'unit_cost',
        'volume',
        'customers',
        'revenue',
        'new_customers',
        'hire_cost',
        'debt_payment',
      ] as const
    ).some((other) => other !== metric && all.filter((fact) => fact.metric === other).length === 2)
    if (isGrouped) return []
    const list = many(metric).filter(
      ({ subject, quote, role }) => subject === undefined && role === undefined && !alternative.test(quote),
    )
    if (list.length !== 2) return []
    const [first, second] = list as [Fact, Fact]
    if (first.perUnit !== second.perUnit) return []
    if (metric !== 'revenue' && first.quantity.per !== second.quantity.per) return []
    if (sentence(first) === sentence(second) && metric === 'rent') return []
    if (metric === 'gross_margin') return []
    const again =
      sums.test(sentence(second)) || /\b(?:entao|ou seja),? (?:com )?(?:r\$ ?)?$|\bd[oa]s\s*$/.test(before(second))
    // Two figures of one sentence are two things, and so are two of different names.
    if (!again && sentence(first) === sentence(second)) return []
    if (!again && !shareWord(first, second)) return []
    if (metric === 'volume' && !(again && first.noun === second.noun)) return []
    if (first.quantity.role || second.quantity.role) return []
    if (misread(monthly(first), monthly(second)) || Math.min(first.confidence, second.confidence) < 0.6) return []
    if (twoThings.test(`${near(first)} ${near(second)}`) && !again) return []
    return apart(monthly(first), monthly(second), tolerance(first, second))
      ? named('same_metric_twice', 'same_twice', first, second)
      : []
  })

/** The same thing is named in both. */
function shareWord(first: Fact, second: Fact): boolean {
  const words = (quote: string) =>
    fold(quote)
      .match(/[a-z]{5,}/g)
      ?.map((word) => word.slice(0, 5)) ?? []
  return words(first.quote).some((word) => words(second.quote).includes(word))
}
