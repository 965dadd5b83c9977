import { expect, test } from 'vitest'
import { returnPage } from './return-page.ts'

const shop = 'https://loja.com.br'
const page = 'https://loja.com.br/carros/7?cor=azul#fotos'

test.each<[string, string[], string | null, string | undefined]>([
  ['the page itself', [shop], page, page],
  ['a page of any name below', ['https://*.loja.com.br'], 'https://sp.loja.com.br/x', 'https://sp.loja.com.br/x'],
  ['the site, without a page', [shop], null, shop],
  ['the site, instead of a page that is no longer listed', [shop], 'https://antiga.com.br/', shop],
  ['the first that is an address', ['https://*.loja.com.br', shop], 'https://mau.com/', shop],
  ['nowhere, where every page is let in', [], page, undefined],
  ['nowhere, where only patterns are listed', ['https://*.loja.com.br'], 'https://mau.com/', undefined],
  [
    'nowhere, for a name that only begins like ours',
    ['https://*.loja.com.br'],
    'https://loja.com.br.mau.com/',
    undefined,
  ],
])('a mail leads to %s', (_where, allowed, pageUrl, expected) => {
  expect(returnPage(allowed, pageUrl)).toBe(expected)
})
