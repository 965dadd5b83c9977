import { fold } from './fold.ts'

/** Trades the wording knows; figures never depend on them. The words people read are in the locale files. */
export type Sector = 'bakery' | 'restaurant' | 'clinic' | 'dealership' | 'software' | 'retail' | 'general'

const cues: readonly [Sector, RegExp][] = [
  ['bakery', /\b(?:padarias?|panificadora|confeitaria|paes|pao frances|padeir[oa]s?|farinha)\b/g],
  ['restaurant', /\b(?:restaurantes?|lanchonete|pizzaria|bar|marmitas?|delivery|ifood|cardapio|hamburgueria)\b/g],
  [
    'clinic',
    /\b(?:clinicas?|consultorio|consultas?|pacientes?|dentistas?|medic[oa]s?|convenios?|odontologic[oa]|fisioterapia)\b/g,
  ],
  [
    'dealership',
    /\b(?:concessionarias?|seminovos|carros|veiculos|revenda|lojas? de carros|fipe|test[- ]drives?|motos)\b/g,
  ],
  ['software', /\b(?:saas|software|assinantes|assinaturas?|aplicativo|churn|plataforma|mrr)\b/g],
  ['retail', /\b(?:lojas?|varejo|roupas?|boutique|mercadinho|mercado|farmacia|pet ?shop|e-?commerce|papelaria)\b/g],
]

/** The trade named most often, the stated business type counting five times; ties go to the order above. */
export function detectSector(problem: string, businessType = ''): Sector {
  const text = fold(problem)
  const stated = fold(businessType)
  let best: [Sector, number] = ['general', 0]
  for (const [sector, pattern] of cues) {
    const hits = [...text.matchAll(pattern)].length + 5 * [...stated.matchAll(pattern)].length
    if (hits > best[1]) best = [sector, hits]
  }
  return best[0]
}
