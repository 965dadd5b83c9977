import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOnPage, type PageRule } from './page-rules.ts'

const SITE = 'https://loja.exemplo.com.br'

test.each<[match: PageRule['match'], value: string, address: string, expected: boolean]>([
  ['equals', '/carros', '/carros', true],
  ['equals', '/carros', '/carros/', true],
  ['equals', '/carros/', '/carros', true],
  ['equals', '/carros', '/Carros', true],
  ['equals', '/carros', '/carros/civic', false],
  ['equals', '/carros', '/carros?cor=preto', false],
  ['equals', '/carros?cor=preto', '/carros?cor=preto', true],
  ['equals', '/', '/', true],
  ['equals', '/são-paulo', '/s%C3%A3o-paulo', true],
  ['equals', '/carros', '/carros#fotos', true],
  ['equals', '/carros#fotos', '/carros#fotos', true],
  ['equals', `${SITE}/carros`, '/carros', true],
  ['equals', 'https://outra.exemplo.com.br/carros', '/carros', false],
  ['equals', 'http://loja.exemplo.com.br/carros', '/carros', true],
  ['equals', 'loja.exemplo.com.br/carros', '/carros', true],
  ['equals', 'carros', '/carros', true],
  ['begins', 'https://loja.exemplo.com.br', '/carros', true],
  ['begins', 'carros', '/carros/civic', true],
  ['glob', 'carros/*', '/carros/civic', true],
  ['glob', 'https://loja.exemplo.com.br/**', '/carros/civic', true],
  ['begins', '/carros', '/carros/civic', true],
  ['begins', '/carros/', '/motos', false],
  ['contains', 'civic', '/carros/honda-civic-2020', true],
  ['contains', 'utm_source=anuncio', '/?utm_source=anuncio', true],
  ['contains', '(a+)+$', `/${'a'.repeat(1_000)}`, false],
  ['glob', '/carros/*', '/carros/civic', true],
  ['glob', '/carros/*', '/carros/civic/fotos', false],
  ['glob', '/carros/*/fotos', '/carros/civic/fotos', true],
  ['glob', '/carros/**', '/carros/civic/fotos', true],
  ['glob', '**/fotos', '/carros/civic/fotos/', true],
  ['glob', '/carros/*', '/carros', false],
  ['glob', '/carros?*', '/carros?cor=preto', true],
  ['glob', '/c.rros', '/carros', false],
  ['glob', '*', '/carros', false],
  ['glob', '/*', '/carros', true],
])('%s %s at %s: %s', (match, value, address, expected) => {
  expect(isOnPage([{ match, value }], SITE + address)).toBe(expected)
})

test('without a rule any page is one; what is no address, or too long, is none', () => {
  expect(isOnPage([], `${SITE}/x`)).toBe(true)
  expect(isOnPage([], 'no address')).toBe(false)
  expect(isOnPage([], `${SITE}/${'x'.repeat(2_000)}`)).toBe(false)
})

test('a glob says what the expression with the same meaning says, whatever it is made of', () => {
  const part = fc.constantFrom('a', 'b', '/', '*', '**', '-')
  const letters = fc.constantFrom('a', 'b', '/', '-')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), fc.array(letters, { maxLength: 8 }), (parts, path) => {
      const value = `/${parts.join('')}`
      const page = `/${path.join('')}`
      const open = (text: string) => (text.length > 1 ? text.replace(/\/$/, '') : text)
      const pattern = open(value)
        .split(/(\*+)/)
        .map((piece) => (piece.startsWith('**') ? '.*' : piece === '*' ? '[^/]*' : piece))
        .join('')
      // `URL` takes a second slash at the beginning for a host: the path is put behind one.
      expect(isOnPage([{ match: 'glob', value }], SITE + page)).toBe(new RegExp(`^${pattern}$`).test(open(page)))
    }),
    { numRuns: 500 },
  )
})

test('a hostile glob ends: its work is the product of two bounded lengths', () => {
  const value = `/${'*a'.repeat(249)}`
  expect(isOnPage([{ match: 'glob', value }], `${SITE}/${'a'.repeat(1_900)}b`)).toBe(false)
})
