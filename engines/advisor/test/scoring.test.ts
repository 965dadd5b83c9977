import { expect, test } from 'vitest'
import { readFacts } from '../src/intake/read-facts.ts'
import { readQuantities } from '../src/intake/read-quantities.ts'
import { chooseClass, openModel, storeModel } from '../src/intake/scoring/linear-model.ts'
import { classesOf, metricClasses } from '../src/intake/scoring/metric-classes.ts'
import { readingModels } from '../src/intake/scoring/reading-models.ts'

test('the class that the features weigh most for wins, ties go to the earlier one', () => {
  const model = openModel({ classes: 'a b c', features: { x: '1:10', y: '1:-20 2:5' } })
  expect(chooseClass(model, ['x'], [0, 1, 2]).place).toBe(1)
  expect(chooseClass(model, ['x', 'y'], [0, 1, 2]).place).toBe(2)
  expect(chooseClass(model, ['unknown'], [0, 1, 2]).place).toBe(0)
  expect(chooseClass(model, ['x'], [0, 2]).place).toBe(0)
})

test('a stored model is the model that was stored', () => {
  for (const model of [readingModels.metric, readingModels.period]) expect(openModel(storeModel(model))).toEqual(model)
})

test('the weights are of the classes that there are, and a unit allows only its own', () => {
  expect(readingModels.metric.classes).toEqual(metricClasses.map(({ id }) => id))
  const measures = (unit: 'BRL' | 'percent' | 'day') =>
    new Set(classesOf({ unit }).map((place) => metricClasses[place]!.kind))
  expect(measures('BRL')).toEqual(new Set(['money']))
  expect(measures('percent')).toEqual(new Set(['percent']))
  expect(measures('day')).toEqual(new Set(['duration']))
})

test('the same text is read the same each time, and every figure keeps its words', () => {
  const text = 'Vendo 300 bolos por mês a R$ 45, gasto R$ 17 em cada um e pago R$ 3.200 de aluguel.'
  const read = () => readFacts(text, readQuantities(text)).facts
  expect(read()).toEqual(read())
  for (const { quote, start, end } of read()) expect(text.slice(start, end)).toContain(quote)
})

test.each([
  ['mil e duzentos de luz', 1_200],
  ['repasso seis e cinquenta', 6.5],
  ['sai por vinte e nove e noventa', 29.9],
  ['mil reais', 1_000],
  ['um terço é terra arrendada', 33.3333333333],
])('%s', (text, value) => {
  expect(readQuantities(text).map(({ low }) => low)).toEqual([value])
})
