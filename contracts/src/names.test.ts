import { expect, test } from 'vitest'
import { hasAddress, nameLine, withoutAddresses } from './names.ts'

test.each([
  'Padaria São João & Cia.',
  'Indústrias Reunidas S.A.',
  'J. Silva e Filhos Ltda.',
  'Auto Center 24h',
  'Loja 3.0',
  'Sorriso Odontologia — Unidade 2',
  "D'Ávila & Sant'Anna",
  'Ana Paula de Souza (Vendas)',
  'Equipe 1/2',
  'Nº 1.250',
  'Família 👨‍👩‍👧',
])('%s is a name', (name) => {
  expect(nameLine(120).safeParse(name)).toMatchObject({ success: true, data: name })
  expect(withoutAddresses(name)).toBe(name)
})

test.each([
  ['Prêmio em https://mal.example/entre', 'Prêmio em …'],
  ['Acesse mal.example agora', 'Acesse … agora'],
  ['Banco (banco-seguro.com.br/login)', 'Banco (…'],
  ['www.mal', '…'],
  ['Fale com ana@mal.example', 'Fale com …'],
  ['javascript:alert(1)', '…'],
  ['mailto:ana', '…'],
  ['Ligue 0800 123 4567', 'Ligue …'],
  ['+55 (11) 91234-5678', '…'],
  ['200.17.1.9/entre', '…'],
  // As mail programs read them: a wide dot, an ideographic one, an unseen character within, another script, punycode.
  ['mal．example', '…'],
  ['mal。example', '…'],
  ['mal.exa\u200bmple', '…'],
  ['банк.рф', '…'],
  ['mal.xn--p1ai', '…'],
  ['１２３４５６７８', '…'],
])('%s is refused, and becomes %s in a mail', (name, shown) => {
  expect(hasAddress(name)).toBe(true)
  expect(nameLine(120).safeParse(name).error?.issues[0]?.message).toBe('name_has_address')
  expect(withoutAddresses(name)).toBe(shown)
})

test('a body of a megabyte that is nearly an address is looked at no further than a name is long', () => {
  for (const text of [
    'a.'.repeat(500_000),
    '1'.repeat(7) + ' '.repeat(500_000),
    '@'.repeat(500_000),
    'a-'.repeat(500_000),
  ]) {
    expect(hasAddress(text)).toBe(false)
  }
})
