import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localeText } from '../locales/locale-text.ts'
import { type Answer, answerSchema } from './answer-schema.ts'
import { readAnswerText } from './read-answer.ts'

const { words, phrases } = localeText('pt-BR')
const context = {
  at: Date.UTC(2026, 7, 6, 1, 30),
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR' as const,
  matches: () => true,
  yesNo: {
    yes: { id: 'yes', title: phrases.yes, also: words.yes },
    no: { id: 'no', title: phrases.no, also: words.no },
    words,
  },
}
const options = ['Comprar um carro', 'Vender meu carro', 'Não sei'].map((title, n) => ({ id: `o${n}`, title }))
const kinds: Answer[] = [
  { kind: 'number' },
  { kind: 'money' },
  { kind: 'email' },
  { kind: 'phone', area_code: '11' },
  { kind: 'cpf' },
  { kind: 'cnpj' },
  { kind: 'tax_id' },
  { kind: 'cep' },
  { kind: 'date' },
  { kind: 'date', prefer: 'past' },
  { kind: 'choice', options },
  { kind: 'choice', options, multiple: true },
  { kind: 'yes_no' },
  { kind: 'rating', min: 0, max: 10 },
]
const piece = fc.constantFrom(
  ...'sim não n talvez oi , . ; ! ? \n - / @ arroba ponto 1 2 15 31 2026 88 0,50 1.299,90 R$ % um uma dois meia meio e ou a mil milhão'.split(
    ' ',
  ),
  ...'reais centavos sexta segunda dia mês que vem semana passada de março natal hoje ontem adultos criança eu mais menos todos 👍 ⭐'.split(
    ' ',
  ),
  ...'quer dizer, comprar vender carro 11987654321 (11) ddd 18h às'.split(' '),
)
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' ')),
  fc.tuple(piece, fc.integer({ min: 1, max: 2_000 })).map(([one, times]) => `${one} `.repeat(times)),
)

it('no reader throws, and what one takes has the form it is stored in', () => {
  const forms: Partial<Record<Answer['kind'], RegExp>> = {
    money: /^\d+$/,
    email: /^[^@\s]+@[^@\s]+$/,
    phone: /^\+\d{8,15}$/,
    cpf: /^\d{11}$/,
    cep: /^\d{8}$/,
    date: /^\d{4}-\d{2}-\d{2}$/,
    yes_no: /^(true|false)$/,
    rating: /^(\d|10)$/,
  }
  fc.assert(
    fc.property(fc.constantFrom(...kinds), text, (answer, said) => {
      expect(answerSchema.safeParse(answer).success).toBe(true)
      const reading = readAnswerText(answer, said, context)
      if (!reading.ok) return
      expect(String(reading.value)).toMatch(forms[answer.kind] ?? /./)
      if (answer.kind === 'number') expect(Number.isFinite(reading.value)).toBe(true)
    }),
    { numRuns: propertyRuns(20_000, 500) },
  )
})
