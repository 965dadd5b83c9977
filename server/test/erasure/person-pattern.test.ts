import { expect, test } from 'vitest'
import { MARK, personPatterns } from '../../src/chat/workflows/erasure/person-pattern.ts'
import { addSaid, collectTerms } from '../../src/chat/workflows/erasure/person-terms.ts'

const terms = collectTerms(
  [
    {
      name: 'José da Conceição Muñoz',
      email: 'Zemu.M+loja@Exemplo.com.br',
      phone: '+5511987654321',
      attributes: { cpf: '123.456.789-09', instagram: '@ze_munoz', plate: 'ABC1D23', city: 'Curitiba', year: 2020 },
      notes: '',
    },
  ],
  [{ kind: 'user', externalId: 'cliente-77' }],
)
const nobody = { isShared: () => false, isOfMember: () => false }
const patterns = personPatterns(terms, { ...nobody, isShared: (alternative) => alternative.includes('%40') })
const redact = (pattern: string, text: string) => text.replaceAll(new RegExp(pattern, 'gu'), MARK)

test.each([
  'José da Conceição Muñoz',
  'JOSE DA CONCEICAO MUNOZ',
  'jose conceicao munoz',
  'José Muñoz',
  'Jose\u0301  Mun\u0303oz',
  'jose\nmunoz',
  'jose_munoz',
  'jose%20munoz',
  'zemu.m+loja@exemplo.com.br',
  'ZEMU.M+LOJA%40EXEMPLO.COM.BR',
  '+55 (11) 98765-4321',
  '5511987654321',
  '11987654321',
  '1187654321',
  '(11) 8765-4321',
  '011 98765.4321',
  '0055 11 9 8765 4321',
  '11\u00a098765–4321',
  '12345678909',
  '123.456.789-09',
  '@ze_munoz',
  'abc1d23',
  'cliente-77',
])('everywhere in the company "%s" is taken out', (text) => {
  expect(redact(patterns.wide, `Falei com ${text}, ok`)).toMatch(new RegExp(`^Falei com \\(?[+@]?${MARK}, ok$`))
})

test.each([
  'José',
  'Josefa da Conceição',
  'Curitiba 2020',
  '98765-4321',
  '511987654321000',
  'xcliente-77x',
  'José e Muñoz Neto são dois',
  'outra.zemu.m+loja@exemplo.com.br',
])('and "%s" stays', (text) => {
  expect(redact(patterns.wide, text)).toBe(text)
})

test('in their own conversations single names and numbers without area code go, too, and particles stay', () => {
  expect(redact(patterns.own, 'Oi José! da casa, 98765-4321 ou 8765 4321, sra. Conceiçao')).toBe(
    `Oi ${MARK}! da casa, ${MARK} ou ${MARK}, sra. ${MARK}`,
  )
  expect(redact(patterns.own, 'Josefa e os munozes')).toBe('Josefa e os munozes')
})

test('what they said of themselves counts in their own conversations', () => {
  const said = collectTerms([], [])
  addSaid(said, 'meu cpf é 987.654.321-00 e o e-mail Outro@Exemplo.com.')
  const { own, wide } = personPatterns(said, nobody)
  expect(redact(own, 'CPF 98765432100, outro@exemplo.com')).toBe(`CPF ${MARK}, ${MARK}`)
  expect(redact(wide, 'CPF 98765432100, outro@exemplo.com')).toBe('CPF 98765432100, outro@exemplo.com')
})

test('with people who share something only what nobody shares is looked for', () => {
  expect(redact(patterns.unshared, 'zemu.m+loja@exemplo.com.br')).toBe('zemu.m+loja@exemplo.com.br')
  expect(redact(patterns.unshared, 'José Muñoz')).toBe(MARK)
})

test('what a colleague is called, too, is looked for in the own conversations alone', () => {
  const { own, wide } = personPatterns(terms, { ...nobody, isOfMember: (alternative) => alternative.includes('zZ') })
  expect(redact(wide, 'José Muñoz')).toBe('José Muñoz')
  expect(redact(own, 'José Muñoz')).toBe(MARK)
})

test('somebody of whom nothing is known is found nowhere', () => {
  const { own } = personPatterns(collectTerms([], []), nobody)
  expect(redact(own, 'x qualquer')).toBe('x qualquer')
})
