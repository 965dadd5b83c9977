import { describe, expect, it } from 'vitest'
import { carModel, carQuestions, carWording, optionalCarQuestions } from '../cars/index.ts'
import { prepareCatalogue } from '../catalogue/prepare-catalogue.ts'
import { match } from '../match/match.ts'
import { seededRandom } from '../random/seeded-random.ts'
import { randomCarAnswers } from '../testing/random-car-answers.ts'
import { syntheticCars } from '../testing/synthetic-cars.ts'
import { wishesFromAnswers } from '../wishes/wishes-from-answers.ts'
import { createRenderer } from './create-renderer.ts'
import { LOCALES } from './generic-wording.ts'
import { MissingMessage } from './pick-message.ts'
import { readAnswer } from './read-answer.ts'
import { readCritique } from './read-critique.ts'
import { joinWordings, plainText } from './wording.ts'

const questions = [...carQuestions, ...optionalCarQuestions]
const model = carModel({ year: 2026, questions })
const question = (key: string) => model.questions.find((one) => one.key === key)!
const spaces = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe.each(LOCALES)('the wording in %s', (locale) => {
  const wording = carWording(locale)
  const renderer = createRenderer(model, wording)

  it('has the same messages as Portuguese, with the same places for values', () => {
    const portuguese = carWording('pt-BR').messages
    expect(Object.keys(wording.messages).sort()).toEqual(Object.keys(portuguese).sort())
    const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    for (const [key, text] of Object.entries(wording.messages))
      expect([key, places(text)]).toEqual([key, places(portuguese[key]!)])
    expect(Object.keys(wording.says).sort()).toEqual(Object.keys(carWording('pt-BR').says).sort())
  })

  it('names every question, option, attribute and category', () => {
    for (const { key, options } of model.questions) {
      expect(renderer.question(key)).not.toBe('')
      for (const option of options) expect(renderer.option(key, option.key)).not.toBe('')
    }
    for (const { key, options = [] } of model.attributes) {
      expect(wording.messages).toHaveProperty([`attribute.${key}`])
      if (key !== 'plate_final_digit')
        for (const name of options) expect(wording.messages).toHaveProperty([`category.${key}.${name}`])
    }
    for (const { key } of model.critiques) {
      expect(wording.says[`critique.${key}`]!.length).toBeGreaterThan(0)
      for (const phrase of wording.says[`critique.${key}`]!) expect(readCritique(model, phrase, wording)?.key).toBe(key)
    }
  })

  it('compares what people say in plain text, so phrases are plain already', () => {
    for (const phrases of Object.values(wording.says))
      for (const phrase of phrases) expect(plainText(phrase)).toBe(phrase)
  })

  it('words everything that rankings of a hundred buyers bring up, leaving no place empty', () => {
    const catalogue = prepareCatalogue(model, syntheticCars({ count: 40, seed: 5 }))
    const random = seededRandom(2)
    const said: string[] = []
    for (let i = 0; i < 100; i++) {
      const result = match(catalogue, wishesFromAnswers(model, randomCarAnswers(random)))
      said.push(...result.relaxed.map(renderer.relaxation))
      for (const { explanation } of [...result.matches, ...result.nearby]) {
        said.push(...explanation.reasons.map(renderer.statement), ...explanation.mentions.map(renderer.mention))
        if (explanation.tradeOff !== undefined) said.push(renderer.statement(explanation.tradeOff))
      }
      said.push(...result.nearby.flatMap(({ misses }) => misses.map(renderer.miss)))
    }
    expect(said.length).toBeGreaterThan(500)
    for (const text of said) expect(text).not.toMatch(/[{}]|undefined|NaN/)
  })

  it('understands its own option labels and numbers', () => {
    for (const one of questions.filter(({ options = [] }) => options.length > 0)) {
      for (const [i, option] of one.options!.entries()) {
        const expected = one.kind === 'choice' ? option.key : [option.key]
        const parsed = question(one.key)
        expect(readAnswer(parsed, renderer.option(one.key, option.key), wording)).toEqual({
          ok: true,
          answer: expected,
        })
        expect(readAnswer(parsed, String(i + 1), wording)).toEqual({ ok: true, answer: expected })
      }
    }
  })
})

describe('Portuguese as people type it', () => {
  const wording = carWording('pt-BR')

  it.each([
    ['down_payment', 'R$ 15.000,00', 1_500_000],
    ['down_payment', '15 mil', 1_500_000],
    ['down_payment', '15k', 1_500_000],
    ['down_payment', '1,5 mil', 150_000],
    ['down_payment', 'uns 20000 reais', 2_000_000],
    ['down_payment', 'não tenho', 0],
    ['down_payment', 'vinte mil', 2_000_000],
    ['down_payment', 'R$ 2 mil e 500', 250_000],
    ['down_payment', '1,2 mi', 120_000_000],
    ['down_payment', 'meio milhão', 50_000_000],
    ['down_payment', 'vinte mil reais e cinquenta centavos', 2_000_050],
    ['down_payment', 'tenho 30 mil pra dar', 3_000_000],
    ['down_payment', '15.000', 1_500_000],
    ['monthly_payment', 'mil e duzentos', 120_000],
    ['monthly_payment', 'até R$ 900 por mês', 90_000],
    ['monthly_payment', '1500', 150_000],
    ['monthly_payment', '1.299,90', 129_990],
    ['monthly_payment', '1299.90', 129_990],
    ['max_km', '80.000', 80_000],
    ['max_km', '80 mil km', 80_000],
    ['max_km', 'oitenta mil', 80_000],
    ['max_km', 'menos de 80 mil km', 80_000],
    ['use', 'é pra família', 'family'],
    ['use', 'uber', 'work'],
    ['use', 'carro para a família', 'family'],
    ['body', 'SUV ou sedã', ['sedan', 'suv']],
    ['body', '1, 3', ['hatch', 'suv']],
    ['body', 'caminhonete', ['pickup']],
    ['priorities', 'segurança e espaço', ['space', 'safety']],
    ['single_owner', 'Sim!', true],
    ['inspection_report', 'não', false],
  ])('%s: "%s"', (key, text, answer) => {
    expect(readAnswer(question(key), text, wording)).toEqual({ ok: true, answer })
  })

  it.each([
    ['down_payment', 'bastante', 'not_understood'],
    ['down_payment', '-5000', 'not_understood'],
    ['down_payment', 'entre 50 e 60 mil', 'not_understood'],
    ['down_payment', '50 a 60 mil', 'not_understood'],
    ['down_payment', '20%', 'not_understood'],
    ['down_payment', '10x de 300', 'not_understood'],
    ['down_payment', '500 dólares', 'not_understood'],
    ['max_km', '-10', 'not_understood'],
    ['down_payment', '99999999999', 'out_of_range'],
    ['use', 'corrida', 'not_understood'],
    ['use', '9', 'not_understood'],
    ['use', '1 2', 'too_many'],
    ['priorities', '1,2,3', 'too_many'],
    ['single_owner', 'talvez', 'not_understood'],
  ])('%s: "%s" is %s', (key, text, code) => {
    expect(readAnswer(question(key), text, wording)).toEqual({ ok: false, code })
  })

  it.each(['pular', 'Tanto faz', 'não sei', ''])('"%s" skips', (text) => {
    for (const { key } of questions) expect(readAnswer(question(key), text, wording)).toEqual({ ok: true })
  })

  it.each([
    ['mais barato', { key: 'cheaper', like: false }],
    ['Tem algum MAIS BARATO?', { key: 'cheaper', like: false }],
    ['quero com menos km', { key: 'fewer_km', like: false }],
    ['um maior', { key: 'bigger', like: false }],
    ['mais econômico', { key: 'more_economical', like: false }],
    ['como o 2, mas mais barato', { key: 'cheaper', like: true, place: 2 }],
  ])('"%s" is a critique', (text, critique) => {
    expect(readCritique(model, text, wording)).toEqual(critique)
  })

  it('does not take every sentence for a critique', () => {
    expect(readCritique(model, 'bom dia', wording)).toBeUndefined()
  })
})

describe('the renderer', () => {
  const renderer = createRenderer(model, carWording('pt-BR'))

  it.each([
    ['price_cents', 6_490_000, 'R$ 64.900'],
    ['km', 38_000, '38.000 km'],
    ['year', 2021, '2021'],
    ['km_per_litre', 12.34, '12,3 km/l'],
    ['body', 'suv', 'SUV'],
    ['brand', 'Fiat', 'Fiat'],
    ['single_owner', true, 'sim'],
  ])('formats %s', (attribute, value, text) => {
    expect(spaces(renderer.value(attribute, value))).toBe(text)
  })

  it('lets a shop change a message', () => {
    const own = joinWordings(carWording('pt-BR'), {
      messages: { 'better.single_owner': 'um dono só, com manual' },
      says: {},
    })
    const statement = { kind: 'better' as const, attribute: 'single_owner', value: true, effect: 0.1 }
    expect(createRenderer(model, own).statement(statement)).toBe('um dono só, com manual')
    expect(renderer.statement(statement)).toBe('é de único dono')
  })

  it('says "no analysis" when FIPE is not known', () => {
    expect(renderer.mention({ attribute: 'fipe_position', position: 'unknown' })).toBe('FIPE: sem análise')
    expect(spaces(renderer.mention({ attribute: 'fipe_position', position: 'below', value: 0.93 }))).toBe(
      '7% abaixo da FIPE',
    )
  })

  it('does not answer with a key', () => {
    expect(() => renderer.question('favourite_song')).toThrow(MissingMessage)
  })
})
