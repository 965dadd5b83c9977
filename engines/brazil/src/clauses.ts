const CORRECTION =
  /(?:^|[\s,.;!])(?:quer dizer|digo|ali[aá]s|corrigindo|na verdade|melhor dizendo|minto|i mean|quiero decir)[\s,:.]+(?=\S)/gi
const END_OF_CLAUSE = /[,;.!?:](?=\s|$)|\n|\s(?:mas|por[eé]m|but|pero)(?=\s)|\s[-–—]\s/gi
/** Plain words that turn what is said with them into what is not meant. */
const NEGATION =
  /(?:^| )(?:nao|naum|n(?= [a-z]{2})|nem|nunca|jamais|exceto|(?<!mais ou |pelo |ao )menos|tirando|sem ser|nenhum|nenhuma|nenhuma?s|desist(?:i|o|iu|imos|ir)|(?:cansei|deixei|parei) de|(?:em|ao) (?:vez|inves) de|not|no quiero|never|except|instead of|en vez de)(?= |$)/
/** Said with a "não", and meant as a limit: "não mais de 300". */
const LIMITS = /nao (?:mais (?:de|do|que)|passa|passar|pode passar)/

/** What follows the last "quer dizer", where somebody corrects himself; undefined where nobody does. */
export function afterCorrection(text: string): string | undefined {
  const last = [...text.slice(0, 500).matchAll(CORRECTION)].at(-1)
  return last && text.slice(last.index + last[0].length)
}

/** A text's clauses, each with whether it asks something. Linear in the text. */
export function clausesOf(text: string): { words: string; asks: boolean }[] {
  const clauses: { words: string; asks: boolean }[] = []
  let from = 0
  for (const { 0: end, index } of text.matchAll(END_OF_CLAUSE)) {
    clauses.push({ words: text.slice(from, index), asks: end === '?' })
    from = index + end.length
  }
  clauses.push({ words: text.slice(from), asks: false })
  return clauses.filter(({ words }) => words.trim() !== '')
}

/** True where a clause (plain: without accents, in small letters) says what is not meant. */
export function isNegated(plain: string): boolean {
  return NEGATION.test(plain) && !LIMITS.test(plain)
}

/** A plain text without the clauses that say what is not meant: "hoje não, amanhã" → "amanhã". */
export function withoutNegated(plain: string): string {
  if (!NEGATION.test(plain.replace(/[^a-z]+/g, ' '))) return plain
  return clausesOf(plain)
    .filter(({ words }) => !isNegated(words.replace(/[^a-z]+/g, ' ')))
    .map(({ words }) => words.trim())
    .join(', ')
}
