import { describe, expect, it } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { readAnswer } from './read-answer.ts'
import { readChoice } from './read-choice.ts'
import { readRating } from './read-rating.ts'

const options = [
  { id: 'auto', title: 'Câmbio automático', also: ['automatica'] },
  { id: 'manual', title: 'Câmbio manual' },
  { id: 'any', title: 'Tanto faz' },
]

describe('readChoice', () => {
  it.each([
    ['amanhã', ['Manhã', 'Tarde']],
    ['pode ser amanhã', ['Manhã', 'Tarde']],
    ['mais tarde eu vejo', ['Manhã', 'Tarde']],
    ['caro', ['Carro', 'Moto']],
    ['quero comparar', ['Comprar', 'Vender']],
  ])('takes %s for none of %j: it is a word of its own, not a slip', (text, titles) => {
    expect(
      readChoice(
        text,
        titles.map((title) => ({ id: title, title })),
      ).ok,
    ).toBe(false)
  })

  it('takes such a word where an option has it', () => {
    expect(
      readChoice('amanhã', [
        { id: 'a', title: 'Hoje' },
        { id: 'b', title: 'Amanhã' },
      ]),
    ).toEqual({ ok: true, value: 'b' })
    expect(
      readChoice('mais tarde', [
        { id: 'a', title: 'Agora' },
        { id: 'b', title: 'Mais tarde' },
      ]),
    ).toEqual({ ok: true, value: 'b' })
  })

  it.each([
    ['1', 'auto'],
    ['2)', 'manual'],
    ['opção 3', 'any'],
    ['a 2', 'manual'],
    ['2️⃣', 'manual'],
    ['a segunda', 'manual'],
    ['quero ver o 2', 'manual'],
    ['CAMBIO MANUAL', 'manual'],
    ['manual', 'manual'],
    ['quero câmbio automático por favor', 'auto'],
    ['automatica', 'auto'],
    ['manuall', 'manual'],
    ['tanto fas', 'any'],
    ['cambio automatco', 'auto'],
    ['a última', 'any'],
    ['não quero manual, quero automático', 'auto'],
    ['pode ser o automático?', 'auto'],
    ['boa tarde, manual por favor', 'manual'],
  ])('reads %s as %s', (text, value) => {
    expect(readChoice(text, options)).toEqual({ ok: true, value })
  })

  it.each([
    '',
    '4',
    '0',
    'cambio',
    'sim',
    'x',
    '1 2',
    'não quero manual',
    'manual não',
    'tudo menos manual',
    'manual ou automático',
    'qual é o manual?',
    'os dois',
    'nenhum',
  ])('takes none for %j', (text) => {
    expect(readChoice(text, options)).toEqual({ ok: false, problem: 'choice' })
  })

  it('knows a greeting from the time of day, and a stem from its forms', () => {
    const times = ['Manhã', 'Tarde', 'Noite'].map((title) => ({ id: title, title }))
    expect(readChoice('boa tarde', times)).toMatchObject({ ok: false })
    expect(readChoice('boa noite, de tarde', times)).toEqual({ ok: true, value: 'Tarde' })
    const wishes = ['Comprar um carro', 'Vender meu carro', 'Simular financiamento'].map((title) => ({
      id: title,
      title,
    }))
    expect(readChoice('queria financiar', wishes)).toEqual({ ok: true, value: 'Simular financiamento' })
    expect(readChoice('compra', wishes)).toEqual({ ok: true, value: 'Comprar um carro' })
    expect(readChoice('meu carro', wishes)).toMatchObject({ ok: false })
  })

  it('takes an option that says no', () => {
    const entry = ['Tenho carro', 'Não tenho carro', 'Não sei'].map((title) => ({ id: title, title }))
    expect(readChoice('não tenho', entry)).toEqual({ ok: true, value: 'Não tenho carro' })
    expect(readChoice('não sei', entry)).toEqual({ ok: true, value: 'Não sei' })
  })

  it('takes an option called by a number before the numbering', () => {
    expect(
      readChoice('2', [
        { id: 'x', title: '3' },
        { id: 'y', title: '2' },
        { id: 'z', title: '1' },
      ]),
    ).toEqual({ ok: true, value: 'y' })
  })
})

describe('what is given up', () => {
  const wishes = ['Comprar um carro', 'Vender meu carro'].map((title) => ({ id: title, title }))
  it.each(['desisti de vender', 'cansei de vender', 'vender em vez de comprar', '1, 2'])('is not taken: %s', (text) => {
    expect(readChoice(text, wishes).ok).toBe(false)
  })
  it('leaves what is wanted instead', () => {
    expect(readChoice('em vez de vender, comprar', wishes)).toEqual({ ok: true, value: 'Comprar um carro' })
  })
})

describe('several choices', () => {
  const context = {
    at: 0,
    timeZone: 'UTC',
    locale: 'pt-BR' as const,
    matches: () => false,
    yesNo: { yes: options[0]!, no: options[1]! },
  }
  const answer = { kind: 'choice' as const, options, multiple: true }
  it.each([
    ['1 e 3', ['auto', 'any']],
    ['3, 1', ['auto', 'any']],
    ['1 2', ['auto', 'manual']],
    ['1, 2 e 3', ['auto', 'manual', 'any']],
    ['manual', ['manual']],
    ['todos', ['auto', 'manual', 'any']],
    ['os três', ['auto', 'manual', 'any']],
    ['todas menos a 2', ['auto', 'any']],
    ['automático e manual, tanto faz não', ['auto', 'manual']],
  ])('reads %s', (text, value) => {
    expect(readAnswer(answer, [{ kind: 'text', text }], context)).toEqual({ ok: true, value })
  })
  it('takes none where one part fits nothing', () => {
    expect(readAnswer(answer, [{ kind: 'text', text: '1, 9' }], context)).toEqual({ ok: false, problem: 'choice' })
  })
})

describe('readRating', () => {
  it.each([
    ['8', 8],
    ['nota 10', 10],
    ['dez', 10],
    ['9/10', 9],
    ['4 de 10', 4],
    ['⭐⭐⭐', 3],
  ])('reads %s', (text, value) => {
    expect(readRating(text, { min: 0, max: 10 })).toEqual({ ok: true, value })
  })
  it('refuses another scale', () => {
    expect(readRating('4/10', { min: 1, max: 5 }).ok).toBe(false)
  })
  it('refuses what lies outside', () => {
    expect(readRating('11', { min: 0, max: 10 })).toEqual({
      ok: false,
      problem: 'rating',
      details: { min: '0', max: '10' },
    })
  })
})

describe('editDistance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('gato', 'gaot', 2)).toBe(1)
    expect(editDistance('casa', 'carros', 2)).toBe(3)
    expect(editDistance('casa', 'cas', 2)).toBe(1)
    expect(editDistance('abc', 'xyz', 1)).toBe(2)
  })
})
