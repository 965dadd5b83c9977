import { propertyRuns } from '@recado/testing/property-runs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_LIST, MAX_TEXT, type Value } from '../value.ts'
import { evaluateExpression } from './evaluate-expression.ts'
import { MAX_EXPRESSION, parseExpression } from './parse-expression.ts'

const variables: Record<string, Value> = {
  a: '50',
  b: '20',
  n: 2,
  name: 'Ana Maria',
  code: '007',
  none: null,
  yes: true,
  list: ['um', 'dois', 'três'],
  prices: [10, 20.5],
  car: { title: 'Onix', price: 50_000 },
  day: '2026-11-30',
}

function worked(source: string): Value {
  const parsed = parseExpression(source)
  if (!parsed.ok) throw new Error(`near ${parsed.near}`)
  return evaluateExpression(parsed.expression, { variables, spend: () => true })
}

describe('expressions', () => {
  it.each<[string, Value]>([
    ['{{a}}+{{b}}', 70],
    ['{{a}} * 2 + {{b}}', 120],
    ['({{a}} + {{b}}) / 2', 35],
    ['{{a}} - -{{n}} % 4', 52],
    ['0.1 + 0.2', 0.3],
    ['.5 * 4', 2],
    ['1 / 0', null],
    ['{{name}} * 2', null],
    ['{{none}} + 5', 5],
    ['{{gone}} + {{n}}', 2],
    ['"5" + 3', '53'],
    ['{{name}} + "!"', 'Ana Maria!'],
    ['{{code}} + 1', '0071'],
    ['"Oi {{name}}, " + {{a}}', 'Oi Ana Maria, 50'],
    ["'it\\'s' + `\\n`", "it's\n"],
    ['{{list}}[{{n}} - 1]', 'dois'],
    ['{{list}}[9]', null],
    ['{{list}}[-1]', null],
    ['{{list}}[0.5]', null],
    ['{{list}}.length', 3],
    ['{{list}}.join(" e ")', 'um e dois e três'],
    ['{{name}}.split(" ")[0].toUpperCase()', 'ANA'],
    ['{{car}}.price * 2', 100_000],
    ['{{car}}["title"]', 'Onix'],
    ['{{car}}["constructor"]', null],
    ['{{car}}.__proto__', null],
    ['{{car.title}}', 'Onix'],
    ['{{a}} > 9 ? "caro" : "barato"', 'caro'],
    ['{{a}} == 50 && {{name}} != "Bia"', true],
    ['{{none}} ?? "nada"', 'nada'],
    ['{{none}} || {{n}}', 2],
    ['!{{none}}', true],
    ['{{none}} == ""', true],
    ['{{none}} < 3', false],
    ['{{day}} >= "2026-11-01"', true],
    ['Math.round({{a}} / 3)', 17],
    ['round({{a}} / 3, 2)', 16.67],
    ['(10 / 4).toFixed(2)', '2.50'],
    ['max({{prices}}, 15)', 20.5],
    ['sum({{prices}})', 30.5],
    ['parseInt("12 anos") + 1', 13],
    ['Number({{a}}) + Number("x")', 50],
    ['upper({{name}})', 'ANA MARIA'],
    ['{{name}}.includes("Maria")', true],
    ['{{list}}.includes("dois")', true],
    ['{{name}}.replace("a", "o")', 'Ano Maria'],
    ['{{name}}.replaceAll("a", "$&")', 'An$& M$&ri$&'],
    ['{{name}}.slice(0, 3)', 'Ana'],
    ['[1, {{n}}, "x"]', [1, 2, 'x']],
    ['{{list}}.slice(-1)', ['três']],
    ['last({{list}})', 'três'],
    ['"7".padStart(3, "0")', '007'],
    ['true', true],
  ])('%s is %j', (source, value) => {
    expect(worked(source)).toEqual(value)
  })

  it.each([
    '',
    'Oi',
    '1 2',
    '{{a}} {{b}}',
    '{{a}} +',
    '(1',
    '01/02/2026',
    'fetch("x")',
    'Math.random()',
    '{{a}}.constructor("x")()',
    '`$'.concat('{1}`'),
    'a = 1',
    'x => x',
    '{{a}}; 1',
    '"open',
    'upper()',
    'upper(1, 2)',
    '1,5',
    'R$ 5',
    '{{a b}}',
    'toString',
    '{{__proto__}',
    `${'('.repeat(500)}1${')'.repeat(500)}`,
    `${'-'.repeat(500)}1`,
    `1${' + 1'.repeat(400)}`,
    '1'.repeat(MAX_EXPRESSION + 1),
  ])('does not parse %j', (source) => {
    expect(parseExpression(source).ok).toBe(false)
  })

  it('says where the mistake is, and which variables are read', () => {
    expect(parseExpression('{{a}} + wat(1)')).toMatchObject({ ok: false, near: 'wat(1)' })
    expect(parseExpression('{{a}} +')).toEqual({ ok: false, near: '{{a}} +' })
    expect(parseExpression('{{a.x}} + "{{b}}"')).toMatchObject({ ok: true, variables: ['a', 'b'] })
  })

  it('never throws, never grows, and does work in proportion to its size', () => {
    const piece = fc.constantFrom(
      ...'+ - * / % == != < >= && || ?? ! ( ) [ ] , . ? : 1 2.5 007 "x" \' ` {{ }} true null'.split(' '),
      ...'{{a}} {{list}} {{big}} {{car}} .length .split("") .join({{big}}) .replaceAll("x",{{big}}) .padStart(99999)'.split(
        ' ',
      ),
      ...'upper( concat( min( index_of( slice( pow( .at( Math.round( constructor __proto__'.split(' '),
    )
    const source = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(' ')),
    )
    fc.assert(
      fc.property(source, (written) => {
        const parsed = parseExpression(written)
        if (!parsed.ok) return
        let work = 0
        const value = evaluateExpression(parsed.expression, {
          variables: { ...variables, big: 'x'.repeat(MAX_TEXT) },
          spend: (more) => {
            work += more
            return true
          },
        })
        expect(work).toBeLessThan(300 * 1_100_000)
        if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(MAX_TEXT)
        if (Array.isArray(value)) expect(value.length).toBeLessThanOrEqual(MAX_LIST)
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }),
      { numRuns: propertyRuns(20_000, 500) },
    )
  })

  it('stops without a value when the step has done too much', () => {
    const parsed = parseExpression('{{a}} + 1')
    if (!parsed.ok) throw new Error(parsed.near)
    expect(evaluateExpression(parsed.expression, { variables, spend: () => false })).toBeNull()
  })
})
