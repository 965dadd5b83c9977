import { MULTIPLIERS } from '@recado/brazil/number-words'
import type { Period, Unit } from '../claims/claim.ts'
import { type Draft, rounded } from './draft.ts'
import { fold } from './fold.ts'
import { joinPairs } from './join-pairs.ts'
import { countingWords, parseNumber } from './parse-number.ts'
import type { Quantity } from './quantity.ts'
import { readShares } from './read-shares.ts'
import { signChange } from './sign-change.ts'

/**
 * Every quantity of a Brazilian Portuguese text, in order: "R$ 1,2 mi", "20 % a.m.", "3 meses", "caíram um quinto",
 * "metade", "dobrou", "de 120 para 96". Years, dates, phone and document numbers are left out. Linear in the text.
 */
export function readQuantities(text: string): Quantity[] {
  const folded = fold(text)
  const found = [...readShares(folded), ...readPlain(folded)].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Draft[] = []
  for (const draft of found) if (draft.start >= (kept.at(-1)?.end ?? 0)) kept.push(draft)
  return joinPairs(kept, folded).map((draft, n) => ({
    id: `q${n + 1}`,
    ...signChange(draft, folded),
    quote: text.slice(draft.start, draft.end),
  }))
}

const digits = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?`
const word = countingWords.toSorted((a, b) => b.length - a.length).join('|')
const words = String.raw`(?:${word})(?:\s+e\s+(?:${word}))*`
const units = String.raw`%|por cento\b|p\.?p\.?(?![a-z])|pontos? percentua(?:l|is)\b|reais\b|dolares\b|euros\b|vezes\b|x(?=\s(?:de|sem|r\$|\d))|dias?(?: uteis)?\b|semanas?\b|mes(?:es)?\b|trimestres?\b|anos?\b`
const periods = String.raw`a\.?\s?m\.|a\.?\s?a\.|am\b|aa\b|(?:ao|por|no|cada|todo|\/)\s?mes\b|mensa(?:l|is)\b|(?:ao|por|no|cada|\/)\s?ano\b|anua(?:l|is)\b|(?:ao|por|cada|\/)\s?dia\b|diari[oa]s?\b|(?:por|cada|\/)\s?semana\b|semana(?:l|is)\b|(?:por|no|ao|\/)\s?trimestre\b|trimestra(?:l|is)\b`
const plain = new RegExp(
  String.raw`(?<currency>r\$|us\$|€|\$)?\s{0,2}(?<![\d.,/\w])(?<number>${digits}|\b${words}\b|\bmil(?:\s+e\s+(?:${words}|\d{1,3}))?\b)(?:\s{0,2}(?<scale>mil(?:hao|hoes)?|bilh(?:ao|oes)|mi|bi|k|mm)\b(?:\s+e\s+(?<rest>${words}|\d{1,3})\b(?!\s*(?:mil|%|x\b|parcelas|prestac|vezes|meses|dias|clientes|alunos|funcionarios|pessoas)))?)?(?:\s{0,2}(?:de\s)?(?<unit>${units}))?(?:\s?(?:[a-z]{3,14}\s)??(?<per>${periods}))?`,
  'gd',
)

function* readPlain(folded: string): Generator<Draft> {
  for (const match of folded.matchAll(plain)) {
    const groups = match.groups as Record<string, string | undefined>
    const number = parseNumber(groups.number!)
    const start = match.index + (match[0].length - match[0].trimStart().length)
    const end = match.index + match[0].trimEnd().length
    const around = { before: folded.slice(Math.max(0, start - 24), start), after: folded.slice(end, end + 10) }
    if (number === undefined || isNoQuantity(groups, number, around)) continue
    const scale = groups.scale ? MULTIPLIERS[groups.scale]! : 1
    const rest = groups.rest ? (parseNumber(groups.rest) ?? 0) : 0
    const at = match.indices!.groups!
    // "Seis e cinquenta": centavos stand for the currency.
    const currency = groups.currency ?? (/^[a-z]/.test(groups.number!) && number % 1 !== 0 ? 'r$' : undefined)
    const isMinus = /[a-z] -$/.test(around.before) && /^(?:%|por cento)/.test(groups.unit ?? '')
    yield {
      start,
      end,
      core: (at.unit ?? at.rest ?? at.scale ?? at.number)![1],
      low: rounded((number * scale + rest) * (isMinus ? -1 : 1)),
      ...(isMinus && { change: true as const }),
      unit: unitOf(currency, isBarePeriod(groups) ? undefined : groups.unit),
      ...(groups.per ? { per: periodOf(groups.per) } : isBarePeriod(groups) ? { per: periodOf(groups.unit!) } : {}),
      ...(/(?:cerca de|uns|umas|aproximadamente|quase|em torno de|mais ou menos|por volta de)\s+$/.test(
        around.before,
      ) && {
        approximate: true,
      }),
      ...(/(?:pelo menos|no minimo|ao menos|mais de)\s+$/.test(around.before) && { bound: 'at_least' as const }),
      ...(/(?:no maximo|menos de|ate)\s+$/.test(around.before) && { bound: 'at_most' as const }),
      ...(scale !== 1 && { bareScale: scale }),
      ...(scale !== 1 && !groups.currency && !groups.unit && { scaled: true as const }),
    }
  }
}

/** Years, dates, times, ordinals, document numbers, and "um" that is only an article. */
function isNoQuantity(
  groups: Record<string, string | undefined>,
  number: number,
  around: { before: string; after: string },
): boolean {
  if (isPronoun(groups.number!, around)) return true
  if (
    !groups.unit &&
    !groups.currency &&
    !groups.scale &&
    /\b[nd]?(?:ess[ae]s|est[ae]s|aquel[ae]s)\s+$/.test(around.before)
  )
    return true
  if (!groups.unit && !groups.currency && !groups.scale && isListMark(groups.number!, around)) return true
  // "Bolo de 2kg": a size, part of the name.
  if (/\bde\s$/.test(around.before) && number < 100 && /^(?:kg|g|ml|l|cm|mm|gb|tb|w|v|hp|cv)\b/.test(around.after))
    return true
  if (/^(?:um|uma)$/.test(groups.number!) && !groups.scale && !/dia|semana|mes|ano|trimestre/.test(groups.unit ?? ''))
    return true
  if (groups.currency || groups.unit || groups.scale) return false
  if (/^[\d]{4}$/.test(groups.number!) && number >= 1900 && number <= 2100) return true
  const wide = /^ ?[-–] ?(\d{1,4})(?![\d/-])/.exec(around.after)
  if (wide && Number(wide[1]) > number && number < 1_000 && !/[\d/-]\s?$/.test(around.before)) return false
  const narrow = /(?:^|[^\d/-])(\d{1,3}) ?[-–] ?$/.exec(around.before)
  if (narrow && Number(narrow[1]) < number && number < 1_000 && !/^[/-]/.test(around.after)) return false
  if (/^(?:[/:-]\d|[ºª°]|h\b|hs\b)/.test(around.after) || /\d(?:[/:-]|[/-]\s)$/.test(around.before)) return true
  return (
    /(?:\bn[ºo°.]|numero|cnpj|cpf|telefone|cep|rua [^,]{0,18},|\b(?:rua|avenida|av\.))\s*$/.test(around.before) ||
    number >= 1e13
  )
}

/** "14 mil mês", "R$ 1.200 ano", "1.300 mês": an amount, and what it is counted per. */
function isBarePeriod(groups: Record<string, string | undefined>): boolean {
  return (
    (groups.currency !== undefined || groups.scale !== undefined || (parseNumber(groups.number!) ?? 0) > 60) &&
    /^(?:dia|semana|mes|ano|trimestre)$/.test(groups.unit ?? '')
  )
}

const named =
  /\b(?:bancos?|candidat[oa]|opcao|propostas?|fornecedor|lojas?|unidade|filial|planos?|cenario|item|fase|turma|turno|modelo|maquina|ponto|sala|nivel|cliente|sistema|parte|artigo|versao)\s+$/

/** "1) …" at the start of a line, "Banco 2", "os dois", "nas duas épocas": a name or a pronoun, no quantity. */
function isListMark(number: string, around: { before: string; after: string }): boolean {
  if (/^\d{1,2}$/.test(number)) {
    if (/(?:^|\n)\s*\(?$/.test(around.before) && /^\s?[.)-](?:\s|$)/.test(around.after)) return true
    if (
      Number(number) < 10 &&
      /[a-z]{3,} $/.test(around.before) &&
      /^ (?:cobra|oferece|pede|faz|vende|paga|quer)\b/.test(around.after)
    )
      return true
    if (Number(number) < 10 && named.test(around.before) && !/^\s?(?:mil|por|%)/.test(around.after)) return true
  }
  return false
}

/** "Nos dois anos", "as duas": said of what was named before. */
function isPronoun(number: string, around: { before: string }): boolean {
  return /^[a-z]/.test(number) && /\b(?:[nd]?[oa]s|ambos|esses|estes|essas|estas|entre os)\s+$/.test(around.before)
}

function unitOf(currency: string | undefined, unit: string | undefined): Unit {
  if (currency === 'us$') return 'USD'
  if (currency === '€' || unit?.startsWith('euro')) return 'EUR'
  if (unit?.startsWith('dolar')) return 'USD'
  if (currency || unit?.startsWith('reais')) return 'BRL'
  if (!unit) return 'count'
  if (unit === '%' || unit.startsWith('por cento')) return 'percent'
  if (unit.startsWith('p')) return 'pp'
  if (unit.startsWith('vezes') || unit === 'x') return 'times'
  return periodOf(unit)
}

function periodOf(text: string): Period {
  if (/trimestr/.test(text)) return 'quarter'
  if (/dia|diari/.test(text)) return 'day'
  if (/seman/.test(text)) return 'week'
  return /\ba\.?\s?a\.?|\baa\b|ano|anua/.test(text) ? 'year' : 'month'
}
