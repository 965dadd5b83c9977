import { MULTIPLIERS, numberWord } from '@recado/brazil/number-words'
import type { Period, Unit } from '../claims/claim.ts'
import { fold } from './fold.ts'
import { countingWords, parseNumber } from './parse-number.ts'
import type { Quantity } from './quantity.ts'

/**
 * Every quantity of a Brazilian Portuguese text, in order: "R$ 1,2 mi", "20 % a.m.", "3 meses", "caíram um quinto",
 * "metade", "dobrou", "de 120 para 96". Years, dates, phone and document numbers are left out. Linear in the text.
 */
export function readQuantities(text: string): Quantity[] {
  const folded = fold(text)
  const found = [
    ...readProportions(folded),
    ...readPlain(folded),
    ...readFractions(folded),
    ...readMultiples(folded),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Draft[] = []
  for (const draft of found) if (draft.start >= (kept.at(-1)?.end ?? 0)) kept.push(draft)
  return joinPairs(kept, folded).map((draft, n) => ({
    id: `q${n + 1}`,
    ...signChange(draft, folded),
    quote: text.slice(draft.start, draft.end),
  }))
}

type Draft = Omit<Quantity, 'id' | 'quote'> & { bareScale?: number }

const digits = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?`
const word = countingWords.toSorted((a, b) => b.length - a.length).join('|')
const words = String.raw`(?:${word})(?:\s+e\s+(?:${word}))*`
const units = String.raw`%|por cento\b|p\.?p\.?(?![a-z])|pontos? percentua(?:l|is)\b|reais\b|dolares\b|euros\b|vezes\b|x(?=\s(?:de|sem|r\$|\d))|dias?(?: uteis)?\b|semanas?\b|mes(?:es)?\b|trimestres?\b|anos?\b`
const periods = String.raw`a\.?\s?m\.|a\.?\s?a\.|am\b|aa\b|(?:ao|por|no|cada|todo|\/)\s?mes\b|mensa(?:l|is)\b|(?:ao|por|no|cada|\/)\s?ano\b|anua(?:l|is)\b|(?:ao|por|cada|\/)\s?dia\b|diari[oa]s?\b|(?:por|cada|\/)\s?semana\b|semana(?:l|is)\b|(?:por|no|ao|\/)\s?trimestre\b|trimestra(?:l|is)\b`
const plain = new RegExp(
  String.raw`(?<currency>r\$|us\$|€|\$)?\s{0,2}(?<![\d.,/\w])(?<number>${digits}|\b${words}\b)(?:\s{0,2}(?<scale>mil(?:hao|hoes)?|bilh(?:ao|oes)|mi|bi|k|mm)\b(?:\s+e\s+(?<rest>${words}|\d{1,3})\b(?!\s*(?:mil|%|x\b|parcelas|prestac|vezes|meses|dias|clientes|alunos|funcionarios|pessoas)))?)?(?:\s{0,2}(?:de\s)?(?<unit>${units}))?(?:\s?(?:[a-z]{3,14}\s)??(?<per>${periods}))?`,
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
    const isMinus = /[a-z] -$/.test(around.before) && /^(?:%|por cento)/.test(groups.unit ?? '')
    yield {
      start,
      end,
      core: (at.unit ?? at.rest ?? at.scale ?? at.number)![1],
      low: round((number * scale + rest) * (isMinus ? -1 : 1)),
      ...(isMinus && { change: true as const }),
      unit: unitOf(groups.currency, isBarePeriod(groups) ? undefined : groups.unit),
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

/** "14 mil mês", "R$ 1.200 ano": money, and what it is counted per. */
function isBarePeriod(groups: Record<string, string | undefined>): boolean {
  return (
    (groups.currency !== undefined || groups.scale !== undefined) &&
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

function* readFractions(folded: string): Generator<Draft> {
  const parts = { terco: 3, quarto: 4, quinto: 5, decimo: 10 } as const
  for (const match of folded.matchAll(/\b(um|dois|tres|quatro)\s+(terco|quarto|quinto|decimo)s?\b/g)) {
    const share = (numberWord(match[1]!)! / parts[match[2] as keyof typeof parts]) * 100
    // Two thirds are a share whatever follows; "um quarto" is also a bedroom: it is a share only of something, or after a verb of change.
    const isShare =
      match[1] !== 'um' ||
      /^\s+d[aeo]s?\b/.test(folded.slice(match.index + match[0].length)) ||
      changeBefore(folded, match.index)
    if (isShare) yield { start: match.index, end: match.index + match[0].length, low: round(share), unit: 'percent' }
  }
  for (const match of folded.matchAll(/\bmetade\b/g)) {
    yield { start: match.index, end: match.index + match[0].length, low: 50, unit: 'percent' }
  }
}

/** "1 em cada 15": one share, not two counts. */
function* readProportions(folded: string): Generator<Draft> {
  const one = String.raw`(?:\d+|${word})`
  const pattern = new RegExp(String.raw`\b(${one})\s+(?:\w+\s+)?(?:em|de|a)\s+cada\s+(${one})\b`, 'g')
  for (const match of folded.matchAll(pattern)) {
    const [part, whole] = [parseNumber(match[1]!), parseNumber(match[2]!)]
    if (part === undefined || !whole || part > whole) continue
    yield { start: match.index, end: match.index + match[0].length, low: round((100 * part) / whole), unit: 'percent' }
  }
  for (const match of folded.matchAll(
    /\b(\d{1,3}) (?:em|de) (?:cada )?(10|20|50|100|1000)\b(?! ?(?:mil|reais|%|por|a |e ))/g,
  )) {
    const [part, whole] = [Number(match[1]), Number(match[2])]
    if (
      part < whole &&
      /\b(?:convers\w+|falt\w+|media de|taxa)\W{0,4}$/.test(folded.slice(Math.max(0, match.index - 24), match.index))
    )
      yield {
        start: match.index,
        end: match.index + match[0].length,
        low: round((100 * part) / whole),
        unit: 'percent',
      }
  }
  const reverse = new RegExp(
    String.raw`\b(?:de|a) cada (${one})\s[^.;,\d]{0,60}?(?:,\s|\s)(${one})\b(?!\s*(?:reais|mil|%))`,
    'g',
  )
  for (const match of folded.matchAll(reverse)) {
    const [whole, part] = [parseNumber(match[1]!), parseNumber(match[2]!)]
    if (part === undefined || !whole || part >= whole || whole > 1000) continue
    yield { start: match.index, end: match.index + match[0].length, low: round((100 * part) / whole), unit: 'percent' }
  }
}

function* readMultiples(folded: string): Generator<Draft> {
  for (const match of folded.matchAll(
    /\b(dobrou|dobraram|duplicou|duplicaram|triplicou|triplicaram|quadruplicou)\b/g,
  )) {
    const low = match[1]!.startsWith('tri') ? 200 : match[1]!.startsWith('qua') ? 300 : 100
    yield { start: match.index, end: match.index + match[0].length, low, unit: 'percent', change: true }
  }
}

/** "de 120 para 96" gets roles; "de 10 a 15 mil" and "entre 10 e 15 mil" become one range; a missing unit is borrowed. */
function joinPairs(drafts: Draft[], folded: string): Draft[] {
  const out: Draft[] = []
  for (let n = 0; n < drafts.length; n++) {
    const first = drafts[n]!
    const second = drafts[n + 1]
    const between = second ? folded.slice(first.end, second.start) : ''
    const before = folded.slice(Math.max(0, first.start - 8), first.start)
    if (
      second &&
      // No verb stands between the two: "de R$ 58 mil baixaria pra R$ 1,05" is no pair.
      /^\s+(?:(?!(?:a|o|as|os|e|cai|vai|baixa|sobe|passa)\s|[a-z]+(?:ria|riam|ou|iu|ava)\s)[a-z]+\s+){0,3}?(?:para|pra)\s+$/.test(
        between,
      ) &&
      /\bde\s+$/.test(before)
    ) {
      out.push({ ...borrow(first, second), role: 'from' }, { ...borrow(second, first), role: 'to' })
      n++
    } else if (second && isRange(before, between, first, second)) {
      const low = borrow(first, second)
      out.push({
        ...second,
        ...(first.approximate && { approximate: true }),
        start: first.start,
        low: low.low,
        high: second.low,
      })
      n++
    } else out.push(first)
  }
  return out
}

function isRange(before: string, between: string, first: Draft, second: Draft): boolean {
  if (first.unit !== second.unit && first.unit !== 'count') return false
  if (first.per && first.per !== second.per) return false
  return (
    (/\bentre\s+$/.test(before) && /^\s+e\s+$/.test(between)) ||
    (/^(?:\s+(?:a|ate)\s+| ?[-–] ?)$/.test(between) && borrow(first, second).low < second.low)
  )
}

function borrow(draft: Draft, from: Draft): Draft {
  const scale = !draft.bareScale && from.bareScale && draft.low < 1000 ? from.bareScale : 1
  const unit = draft.unit === 'count' ? from.unit : draft.unit
  return { ...draft, unit, low: round(draft.low * scale), ...(!draft.per && from.per && { per: from.per }) }
}

const falls =
  /\b(?:cai(?:u|ram|ndo|am|r|rem)?|queda|quedas|reduz\w*|diminu\w*|perd(?:eu|emos|eram|i)|recu(?:ou|aram|o)|murchou|murcharam|encolh\w*|baix(?:ou|aram)|despenc\w*|menos)\b/
const rises =
  /\b(?:sub(?:iu|iram|indo)|aument(?:ou|aram|o)|cresc(?:eu|eram|imento)|reajustou|reajustaram|alta|disparou|dispararam|encareceu|encareceram)\b/
const linking =
  /\b(?:de|em|uns|cerca|quase|mais|menos|a|o|um|uma|pela|por|volta|nos|ultimos|foi|foram|ja|aproximadamente)\b|[\s,]/g

/** A percentage right after a verb of change is a change, and takes the verb's direction. */
function signChange(draft: Draft, folded: string): Omit<Draft, 'bareScale'> {
  const { bareScale: _, ...rest } = draft
  if (draft.unit !== 'percent' && draft.unit !== 'pp' && draft.unit !== 'times') return rest
  if (
    draft.change ||
    draft.role ||
    /\b(?:pra|para|p)\s+$/.test(folded.slice(Math.max(0, draft.start - 6), draft.start))
  )
    return rest
  const verb = changeBefore(folded, draft.start)
  if (!verb) return rest
  return {
    ...rest,
    low: verb === 'fall' ? -draft.low : draft.low,
    ...(draft.high && { high: verb === 'fall' ? -draft.high : draft.high }),
    change: true,
  }
}

function changeBefore(folded: string, start: number): 'fall' | 'rise' | undefined {
  const before = folded
    .slice(Math.max(0, start - 48), start)
    .split(/[.;!?\n]/)
    .at(-1)!
  const fall = lastIndex(before, falls)
  const rise = lastIndex(before, rises)
  const at = Math.max(fall.end, rise.end)
  if (at < 0 || before.slice(at).replace(linking, '').length > 12) return undefined
  return fall.end > rise.end ? 'fall' : 'rise'
}

function lastIndex(text: string, pattern: RegExp): { end: number } {
  let end = -1
  for (const match of text.matchAll(new RegExp(pattern, 'g'))) end = match.index + match[0].length
  return { end }
}

function round(x: number): number {
  return Number(x.toPrecision(12))
}
