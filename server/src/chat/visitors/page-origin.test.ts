import { expect, test } from 'vitest'
import { isPageAllowed } from './page-origin.ts'

test.each<[string[], string | undefined, boolean]>([
  [[], 'https://qualquer.com.br', true],
  [['https://loja.com.br'], undefined, true],
  [['https://loja.com.br'], 'https://loja.com.br', true],
  [['https://loja.com.br'], 'http://loja.com.br', false],
  [['https://loja.com.br'], 'https://loja.com.br.mau.com', false],
  [['https://loja.com.br'], 'https://sub.loja.com.br', false],
  [['https://*.loja.com.br'], 'https://sub.loja.com.br', true],
  [['https://*.loja.com.br'], 'https://loja.com.br', false],
  [['https://*.loja.com.br'], 'https://mauloja.com.br', false],
  [['http://localhost:8080'], 'http://localhost:8080', true],
  [['http://localhost:8080'], 'http://localhost:8081', false],
  [['https://loja.com.br:443'], 'https://loja.com.br', true],
  [['https://loja.com.br'], 'null', false],
])('%j lets %j in: %s', (allowed, origin, expected) => {
  expect(isPageAllowed(allowed, origin)).toBe(expected)
})
