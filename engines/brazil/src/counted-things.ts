import { numberWord } from './number-words.ts'

/** Who and what is counted together: "dois adultos e uma criança" are three. Rooms and bathrooms are not. */
const TOGETHER =
  /^(?:adult[oa]s?|criancas?|pessoas?|bebes?|filh[oa]s?|filhinh[oa]s?|homem|homens|mulher(?:es)?|menin[oa]s?|rapaz(?:es)?|moc[oa]s?|garot[oa]s?|idos[oa]s?|senhor(?:a|es|as)?|jovem|jovens|menor(?:es)?|amig[oa]s?|convidad[oa]s?|irma[os]?|irmas|irmaos|parentes?|casa(?:l|is)|gat[oa]s?|cachorr[oa]s?|ca(?:o|es)|caes|adolescentes?|net[oa]s?|sobrinh[oa]s?|passageir[oa]s?|alun[oa]s?)$/
/** One of those who come with "eu". */
const ONE_PERSON =
  /\b(?:a |o )?(?:minha|meu) (?:esposa|esposo|marido|mulher|namorad[oa]|noiv[oa]|companheir[oa]|mae|pai|filh[oa]|irma|irmao|amig[oa]|sogr[oa]|av[oa]|bebe)\b/g
const BETWEEN = new Set(['e', 'mais', 'com', 'and', 'y'])
const AROUND = new Set(
  'somos sao eh serao seremos vai vao ser seria seriam em sao ao todo total no la para pra por favor obrigado obrigada oi ola bom dia boa tarde noite eu acho que uns umas pequeno pequena pequenos pequenas'.split(
    ' ',
  ),
)

/**
 * Adds up people and animals that are counted one kind after the other; undefined where that is not what a text does. A number
 * that stands for all of them must agree ("somos 5: 3 adultos e 2 crianças").
 */
export function countedThings(plain: string): number | undefined {
  const people = plain
    .replace(ONE_PERSON, ' 1 pessoa ')
    .replace(/(?<!(?:um|\d) )\bcasal\b/g, 'um casal')
    .replace(/\beu(?=\s*(?:,|\+|e\b|1))/g, ' 1 pessoa ')
  const tokens = people.match(/\d+|[a-z]+|\+/g) ?? []
  const withMore = /(?:^|\s)eu\s*(?:e|\+|com)?\s*(?:mais|\+)\s*([a-z]+|\d+)/.exec(plain)
  if (withMore) {
    const more = countOf(withMore[1]!)
    if (more !== undefined) return 1 + more
  }
  if (/^(?:so|somente|apenas|eu) (?:eu|sozinh[oa])(?: mesmo| mesma)?$/.test(tokens.join(' '))) return 1
  let sum = 0
  let kinds = 0
  let whole: number | undefined
  for (let n = 0; n < tokens.length; n++) {
    const token = tokens[n]!
    const value = countOf(token)
    const noun = tokens[n + 1]
    if (value !== undefined && noun !== undefined && TOGETHER.test(noun)) {
      sum += value * (/^casa/.test(noun) ? 2 : 1)
      kinds++
      n++
    } else if (value !== undefined && whole === undefined && kinds === 0) whole = value
    else if (!BETWEEN.has(token) && !AROUND.has(token) && token !== '+') return undefined
  }
  if (kinds === 0 || (kinds === 1 && whole !== undefined && whole !== sum)) return undefined
  return whole === undefined || whole === sum ? sum : undefined
}

function countOf(token: string): number | undefined {
  if (/^\d{1,6}$/.test(token)) return Number(token)
  const value = numberWord(token)
  return value !== undefined && Number.isInteger(value) ? value : undefined
}
