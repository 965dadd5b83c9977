import { fold } from './fold.ts'

const marks: Record<'pt' | 'en' | 'es', ReadonlySet<string>> = {
  pt: new Set(
    'nao uma com para por mais nos nossa nosso minha meu sao estao vendas caiu cairam mes em do da dos das os as ao reais empresa loja temos tenho preciso queremos quero devo fazer e de que como faturamento clientes custos'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and of to is are we our my for with in on sales fell have has month per year should what how customers business revenue but not this that it'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las y en con para por nuestro nuestra mi ventas cayeron mes del al pero una como que de hemos tenemos tengo clientes es son muy empresa negocio debo hacer'.split(
      ' ',
    ),
  ),
}

/** `pt`, `en`, `es`, or `other` when too few words of any of them are there. Looks at the first 400 words. */
export function detectLanguage(text: string): 'pt' | 'en' | 'es' | 'other' {
  const words =
    fold(text.slice(0, 6000))
      .match(/[a-z]+/g)
      ?.slice(0, 400) ?? []
  const score = (language: 'pt' | 'en' | 'es') => words.filter((word) => marks[language].has(word)).length
  const scores = (['pt', 'en', 'es'] as const).map((language) => [language, score(language)] as const)
  const [best, hits] = scores.reduce((a, b) => (b[1] > a[1] ? b : a))
  // A short pt-BR note ("Padaria faturando R$ 60 mil") may hold a single mark: letters alone then have to do.
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (hits === 0) return letters > 0 && latin / letters > 0.9 && words.length <= 12 ? 'pt' : 'other'
  return best
}
