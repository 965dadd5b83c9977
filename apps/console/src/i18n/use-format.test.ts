import { expect, test } from 'vitest'
import { nameDevice } from '../screens/account/name-device.ts'
import { greetingAt } from '../screens/home/greeting-at.ts'
import { createFormat } from './use-format.ts'

const now = Date.UTC(2026, 10, 20, 12)

test.each([
  ['pt-BR', -5 * 60_000, 'há 5 minutos'],
  ['pt-BR', 2 * 86_400_000, 'depois de amanhã'],
  ['pt-BR', -20_000, 'agora'],
  ['en', -86_400_000, 'yesterday'],
  ['es', -3 * 3_600_000, 'hace 3 horas'],
])('in %s a distance of %d ms reads %s', (locale, distance, text) => {
  expect(createFormat(locale).relative(new Date(now + distance), now)).toBe(text)
})

test('money is centavos, written as the reader does', () => {
  expect(createFormat('pt-BR').money(123_450).replace(/\s/g, ' ')).toBe('R$ 1.234,50')
  expect(createFormat('en').money(123_450)).toBe('R$1,234.50')
})

test('sizes choose their unit', () => {
  expect(createFormat('pt-BR').bytes(1_572_864)).toBe('1,5 MB')
  expect(createFormat('en').bytes(0)).toBe('0 bytes')
})

test.each([
  [4, 'evening'],
  [5, 'morning'],
  [12, 'afternoon'],
  [18, 'evening'],
])('at %d h one says good %s', (hour, greeting) => {
  expect(greetingAt(new Date(2026, 1, 1, hour))).toBe(greeting)
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari · iPhone'],
  ['curl/8.5.0', 'curl'],
  ['', ''],
])('%s is called %s', (userAgent, name) => {
  expect(nameDevice(userAgent)).toBe(name)
})
