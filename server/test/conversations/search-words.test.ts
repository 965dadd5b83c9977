import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markMatches } from '../../src/chat/conversations/search/mark-matches.ts'
import { messageWords, wordsOf } from '../../src/chat/conversations/search/message-words.ts'
import { readQuery } from '../../src/chat/conversations/search/read-query.ts'
import { stemWord } from '../../src/chat/conversations/search/stem-word.ts'
import { writeTsquery } from '../../src/chat/conversations/search/write-tsquery.ts'
import { fold } from '../../src/platform/fold.ts'

const stems = (words: string) => new Set(words.split(' ').map((word) => stemWord(fold(word))))

test.each([
  'avaliação avaliações avaliacao avaliar avaliei',
  'automóvel automóveis automovel',
  'fácil fáceis facilmente',
  'civil civis',
  'homem homens',
  'pão pães pãozinho',
  'mês meses',
  'inglês ingleses',
  'herói heróis',
  'farol faróis',
  'orçamento orçamentos orçamentinho',
  'ficar fique ficou fiquei',
  'pagar paguei pagou pagamento',
  'entregar entregue entregam entregou',
  'fazer faço fez fiz feito',
  'transferir transferência transferências',
  'revisão revisões revisar',
  'preto preta pretos',
  'vendedor vendedora vendedoras',
  'último últimos',
  'Souza Sousa',
  'Thiago Tiago',
])('%s are one word', (words) => {
  expect([...stems(words)]).toHaveLength(1)
})

test.each([
  'sábado saber',
  'estado está',
  'bateria bateu',
  'qualidade qual',
  'novidade novo',
  'medicamento médico',
  'chapéu chapa',
  'Maria mar',
  'Carlos Carla',
  'prato prata',
  'porto porta',
  'caso casa',
  'cartão carta',
  'limão Lima',
  'carro caro',
  'maçã massa',
])('%s are two', (words) => {
  expect([...stems(words)]).toHaveLength(2)
})

/** Whether PostgreSQL would find it, by terms of one lexeme and phrases of two. */
function finds(text: string, query: string): boolean {
  const words = wordsOf(text)
  const has = (form: readonly string[]) =>
    words.some(({ lexeme, place }) =>
      form.every((part, at) =>
        at === 0 ? part === lexeme : words.some((w) => w.lexeme === part && w.place === place + at),
      ),
    )
  return readQuery(query).every(({ without, forms }) => forms.some(has) !== without)
}

test.each([
  ['Bom dia!muito.Quero o preto/branco', 'quero branco'],
  ['fiz o test-drive', 'test drive'],
  ['fiz o testdrive', 'test drive'],
  ['fiz o test drive', 'testdrive'],
  ['placa ABC-1234', '1234'],
  ['placa abc 1d23', 'ABC1D23'],
  ['R$ 45.900,00 à vista', '45900'],
  ['por 45900', '45.900,00'],
  ['uns 45 mil', '45.000'],
  ['às 15h30', '15:30'],
  ['nº 4571', 'número 4571'],
  ['o que falta', 'o que'],
  ['maria.silva@exemplo.com', 'silva'],
  ['joaosilva@exemplo.com', 'silva'],
  ['ligue (11) 98765‑4321', '5511987654321'],
  ['ligue 98765-4321', '0 11 98765 4321'],
  ['ligue 0055 11 8765 4321', '(11) 98765-4321'],
  ['ligue \u202a+55 11 98765-4321\u202c', '4321'],
  ['gara\u200bntia', 'garantia'],
  ['bom\u3164dia', 'dia'],
  ['troca de óleo', '"troca de óleo"'],
  ['troca de óleo', 'troca -pneu'],
])('%s is found by %s', (text, query) => {
  expect(finds(text, query)).toBe(true)
})

/** What people write for the same word: each is found by the other. */
test.each([
  ['vistoriado', 'vistoria'],
  ['negociado', 'negócio'],
  ['anúncio', 'anunciaram'],
  ['consorciado', 'consórcio'],
  ['benefício', 'beneficiado'],
  ['iPhone 15', 'iphone15'],
  ['Iphone15', 'iphone 15'],
  ['Onix1.0', 'onix 1.0'],
  ['vc', 'você'],
  ['vcs abrem hj', 'vocês abrem hoje'],
  ['tbm quero', 'também quero'],
  ['pq não', 'porque não'],
  ['pq não', 'por que não'],
  ['pra mim', 'para mim'],
  ['qto custa', 'quanto custa'],
  ['qdo chega', 'quando chegam'],
  ['mto bom', 'muito bom'],
  ['td bem', 'tudo bem'],
  ['obg', 'obrigada'],
  ['zap', 'whatsapp'],
  ['msgs', 'mensagem'],
  ['fds', 'fim de semana'],
  ['mande a nf', 'mande a nota fiscal'],
  ['pgto', 'pagamento'],
  ['120 mil kms', '120 mil quilômetros'],
  ['1º andar', 'primeiro andar'],
  ['2ª via', 'segunda via'],
  ['3a parcela', 'terceira parcela'],
])('%s and %s are found by each other', (one, other) => {
  expect([finds(one, other), finds(other, one)]).toEqual([true, true])
})

test.each([
  ['troca de pneu', 'troca -pneu'],
  ['o aval do banco', 'avaliado'],
  ['uma copa', 'copiado'],
  ['um doce', 'documento'],
  ['segundo ele', '2ª via'],
  ['tenho 1 ou 2', 'primeiro'],
  ['o iphone e mais 15 dias', 'iphone15'],
  ['óleo de troca', '"troca de óleo"'],
  ['R$ 38.700', '3870'],
  ['ligue (21) 98765-4321', '11 98765-4321'],
  ['comprei a casa do lado', 'comprado do lado novo'],
])('%s is not found by %s', (text, query) => {
  expect(finds(text, query)).toBe(false)
})

describe('marks', () => {
  const shown = (texts: string[], query: string) =>
    markMatches(texts, readQuery(query))
      .map(({ text, match }) => (match ? `[${text}]` : text))
      .join('')

  test.each([
    [['Fiz o test-drive ontem'], 'testdrive', 'Fiz o [test-drive] ontem'],
    [['As avaliações saíram'], 'avaliação', 'As [avaliações] saíram'],
    [['Ligue 11 98765-4321 já'], '1187654321', 'Ligue [11 98765-4321] já'],
    [['Segue', 'CNH João.jpg'], 'joao', 'CNH [João].jpg'],
    [['troca de óleo e troca de pneu'], '"troca de pneu"', 'troca de óleo e [troca de pneu]'],
  ])('%s by %s', (texts, query, marked) => {
    expect(shown(texts, query)).toBe(marked)
  })

  test('a long text is cut to where the words are', () => {
    const text = `${'antes de tudo '.repeat(30)}o radiador furou ${'e depois disso '.repeat(30)}`
    const marked = shown([text], 'radiador')
    expect(marked).toMatch(/^… .*\[radiador\].* …$/)
    expect(marked.length).toBeLessThan(220)
  })

  test('whatever was written, the fragments are of the text and none is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        for (const { text: part } of markMatches([text], readQuery(query))) {
          expect(part).not.toBe('')
          if (part !== '… ' && part !== ' …') expect(text.toWellFormed()).toContain(part)
        }
      }),
      { numRuns: propertyRuns(500) },
    )
  })
})

test('whatever was written or typed, lexemes need no escape', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[-"' \\\w.@]{0,40}$/),
  )
  fc.assert(
    fc.property(text, (written) => {
      for (const { lexeme } of wordsOf(written)) expect(lexeme).toMatch(/^[-+*]?[\p{L}\p{N}]+$/u)
      for (const { forms } of readQuery(written)) {
        for (const form of forms) for (const lexeme of form) expect(lexeme).toMatch(/^[-+*]?[\p{L}\p{N}]+$/u)
      }
    }),
    { numRuns: propertyRuns(2_000) },
  )
})

test('a phrase does not reach from one text into the next', () => {
  expect(messageWords({ body: 'troca de', attachments: [{ name: 'óleo.pdf' }] })).toMatch(/'de':2 'ole':13/)
  expect(writeTsquery(readQuery('"troca de óleo"'))).toBe("('troc' <-> 'de' <-> 'ole' | 'trocadeol')")
})
