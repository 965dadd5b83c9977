import { expect, test } from 'vitest'
import { searchCanned } from './search-canned.ts'

const all = [
  { shortcut: 'endereco', body: 'Estamos na Rua das Flores, horário comercial.' },
  { shortcut: 'horário', body: 'Atendemos das 9h às 18h.' },
  { shortcut: 'sabado-horario', body: 'Aos sábados até 12h.' },
]
const found = (query: string) => searchCanned(all, query).map(({ shortcut }) => shortcut)

test('shortcuts that begin with it come first, then those that hold it, then texts', () => {
  expect(found('hora')).toEqual(['horário', 'sabado-horario', 'endereco'])
})

test('accents and capitals do not matter', () => {
  expect(found('HORÁRIO')[0]).toBe('horário')
  expect(found('sábado')).toEqual(['sabado-horario'])
})

test('a sign alone shows everything, something unknown nothing', () => {
  expect(found('')).toHaveLength(3)
  expect(found('xyz')).toEqual([])
})
