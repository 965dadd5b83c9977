import { fold } from '../../../platform/fold.ts'
import { joinParts, splitParts } from './split-parts.ts'
import { stemWord } from './stem-word.ts'

/**
 * What people write for one and the same word: as in chats, in short, as an ordinal. Of a word in a query the others are
 * looked for too; what is stored stays as it was written. Short forms that are another word's stem are none ("doc" is "doce",
 * "valeu" is "vale"), and neither are single letters.
 */
const SAME = `
  vc vcs você
  tb tbm também
  pq porque, por que
  pra para
  qto qnto qnt quanto
  qd qdo qnd quando
  mto mta mt muito
  td tudo
  hj hoje
  agr agora
  dps depois
  ngm ninguém
  cmg comigo
  obg obgd obrigado
  blz beleza
  fds, fim de semana, final de semana
  msg msgs mensagem
  zap zapzap whats wpp wapp whatsapp
  cel celular
  tel fone telefone
  end endereço
  av avenida
  apto apartamento
  info informação
  niver aniversário
  pgto pagto pagamento
  nf nfe, nota fiscal
  km kms quilômetro
  foto fotografia
  moto motocicleta
  dr dra doutor
  sr sra senhor
  1o 1a primeiro
  2o segundo
  2a segunda
  3o 3a terceiro
  4o quarto
  4a quarta
  5o quinto
  5a quinta
  6o sexto
  6a sexta
  7o 7a sétimo
  8o 8a oitavo
  9o 9a nono
  10o 10a décimo
`

/** By the lexeme of a word, its other forms; by the first word of several, what these are in short. */
const { WORDS, PHRASES } = read(SAME)

/** What else a word may be written as, by its lexeme: each a phrase of lexemes. */
export function sameWords(lexeme: string): readonly (readonly string[])[] {
  return WORDS.get(lexeme) ?? []
}

/** Of words that follow each other, those from `at` on that are said in one: how many, and its other forms. */
export function samePhrases(
  words: readonly string[],
  at: number,
): { count: number; forms: readonly (readonly string[])[] }[] {
  const starting = PHRASES.get(words[at] ?? '') ?? []
  return starting
    .filter(({ phrase }) => phrase.every((word, n) => words[at + n] === word))
    .map(({ phrase, forms }) => ({ count: phrase.length, forms }))
}

function read(lines: string) {
  const words = new Map<string, string[][]>()
  const phrases = new Map<string, { phrase: string[]; forms: string[][] }[]>()
  for (const line of lines.split('\n')) {
    const [singles = '', ...longer] = line.trim().split(', ')
    const ones = singles.split(' ').filter((word) => word !== '')
    const spoken = longer.map((phrase) => phrase.split(' ').map((word) => fold(word)))
    const forms = [...ones.map((word) => [lexemeOf(word)]), ...spoken.map((phrase) => phrase.map(stemWord))]
    const others = (form: readonly string[]) => forms.filter((other) => other.join(' ') !== form.join(' '))
    for (const word of ones) words.set(lexemeOf(word), others([lexemeOf(word)]))
    for (const phrase of spoken) {
      const [first = ''] = phrase
      phrases.set(first, [...(phrases.get(first) ?? []), { phrase, forms: others(phrase.map(stemWord)) }])
    }
  }
  return { WORDS: words, PHRASES: phrases }
}

function lexemeOf(word: string): string {
  const parts = splitParts(word)
  return parts.length === 1 ? (parts[0]?.lexeme ?? '') : joinParts(parts)
}
