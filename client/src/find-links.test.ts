import { expect, test } from 'vitest'
import { findLinks } from './find-links.ts'

const links = (text: string) =>
  findLinks(text).flatMap((part) => (part.kind === 'link' ? [[part.text, part.href]] : []))

test.each([
  ['Veja https://a.com/b?c=1.', [['https://a.com/b?c=1', 'https://a.com/b?c=1']]],
  ['(em www.exemplo.com.br)', [['www.exemplo.com.br', 'https://www.exemplo.com.br/']]],
  ['https://pt.wikipedia.org/wiki/Gol_(carro) e', [['https://pt.wikipedia.org/wiki/Gol_(carro)', expect.any(String)]]],
  [
    '(veja https://pt.wikipedia.org/wiki/Gol_(carro)).',
    [['https://pt.wikipedia.org/wiki/Gol_(carro)', expect.any(String)]],
  ],
  ['(https://a.com/x)!', [['https://a.com/x', expect.any(String)]]],
  [
    '[https://a.com/x] {https://a.com/y}',
    [
      ['https://a.com/x', expect.any(String)],
      ['https://a.com/y', expect.any(String)],
    ],
  ],
  ['“https://a.com/x”', [['https://a.com/x', expect.any(String)]]],
  ['انظر https://a.com/x، شكرا', [['https://a.com/x', expect.any(String)]]],
  ['ana@exemplo.com.br, por favor', [['ana@exemplo.com.br', 'mailto:ana@exemplo.com.br']]],
  ['javascript:alert(1) file:///etc/passwd data:text/html,x', []],
  ['https://localhost/ e http://', []],
  ['às 10:30, R$ 1.234,50', []],
])('%s', (text, found) => {
  expect(links(text)).toEqual(found)
})

test('nothing of a text is lost', () => {
  const text = 'Um https://a.com/x, dois (www.b.com.br) e b@c.com.'
  expect(
    findLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
