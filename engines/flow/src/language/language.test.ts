import { describe, expect, it } from 'vitest'
import { editDistance } from '../answers/edit-distance.ts'
import type { Comparison } from './condition-schema.ts'
import { evaluateCondition } from './evaluate-condition.ts'
import { addDays, instantOf, localTime } from './local-time.ts'
import { normalizeText } from './normalize-text.ts'
import { compilePattern, MAX_MATCHED_TEXT, MAX_PATTERN_PROGRAM } from './pattern.ts'
import { evaluateTemplate, parseTemplate, renderTemplate } from './template.ts'
import { boundValue, MAX_LIST, MAX_SIZE, MAX_TEXT, type Value } from './value.ts'

const context = (variables: Record<string, Value>) => ({
  variables,
  locale: 'pt-BR' as const,
  timeZone: 'America/Sao_Paulo',
})

describe('templates', () => {
  it.each<[string, Value, string]>([
    ['{{x}}', 'Ana', 'Ana'],
    ['{{ x | upper }}', 'ana', 'ANA'],
    ['{{x | lower}}', 'ANA', 'ana'],
    ['{{x | capitalize}}', 'maria DA silva', 'Maria da Silva'],
    ['{{x | first_word}}', 'Ana Maria', 'Ana'],
    ['{{x | default:você}}', null, 'você'],
    ['{{x | brl}}', 120_050, 'R$ 1.200,50'],
    ['{{x | brl}}', -5, 'R$ -0,05'],
    ['{{x | brl:whole}}', 5_490_000, 'R$ 54.900'],
    ['{{x | number}}', 1_234_567.891, '1.234.567,89'],
    ['{{x | percent}}', 12.5, '12,5%'],
    ['{{x | date}}', '2026-03-12', '12/03/2026'],
    ['{{x | date:short}}', '2026-03-12', '12/03'],
    ['{{x | date}}', Date.UTC(2026, 0, 1, 1), '31/12/2025'],
    ['{{x | time}}', Date.UTC(2026, 0, 1, 1, 5), '22:05'],
    ['{{x | phone}}', '+5511987654321', '(11) 98765-4321'],
    ['{{x | cpf}}', '52998224725', '529.982.247-25'],
    ['{{x | cnpj}}', '12ABC34501DE35', '12.ABC.345/01DE-35'],
    ['{{x | cep}}', '01310100', '01310-100'],
    ['{{x.y.0}}', { y: ['z'] }, 'z'],
    ['{{x | join:" / "}}', ['a', 'b'], 'a / b'],
    ['{{x | count}}', ['a', 'b'], '2'],
    ['{{x | brl | upper}}', 'nada', 'NADA'],
    ['{{x.constructor}}', {}, ''],
    ['{{x | date}}', 1e300, '1e+300'],
  ])('%s of %j is %s', (source, value, expected) => {
    const template = parseTemplate(source)
    expect(template.problems).toEqual([])
    expect(renderTemplate(template, context({ x: value }))).toBe(expected)
  })

  it('keeps the type of a place that stands alone', () => {
    expect(evaluateTemplate(parseTemplate('{{x}}'), context({ x: 3 }))).toBe(3)
    expect(evaluateTemplate(parseTemplate('{{x}} '), context({ x: 3 }))).toBe('3 ')
  })

  it('never fills places that a value brings along', () => {
    expect(renderTemplate(parseTemplate('{{x}}'), context({ x: '{{secret}}', secret: 's' }))).toBe('{{secret}}')
  })

  it('takes a hundred thousand open braces in its stride', () => {
    // Found to be open once, and not once more for each pair of braces.
    const { parts, problems } = parseTemplate('{{'.repeat(100_000))
    expect([parts.length, problems.length]).toEqual([1, 1])
  })
})

describe('conditions', () => {
  const holds = (x: Value, is: Comparison, value?: string | number | boolean | string[]) =>
    evaluateCondition(value === undefined ? { variable: 'x', is } : { variable: 'x', is, value }, {
      variables: { x },
      render: (t) => t,
      matches: () => true,
      spend: () => true,
    })
  it.each<[Value, Comparison, string | number | boolean | string[] | undefined, boolean]>([
    ['São Paulo', 'equals', 'sao paulo', true],
    [10, 'equals', '10', true],
    ['10,0', 'equals', '10', false],
    [true, 'equals', true, true],
    ['a', 'not_equals', 'b', true],
    ['Onix Plus', 'contains', 'plus', true],
    [['a', 'b'], 'contains', 'B', true],
    ['x', 'contains', '', false],
    ['x', 'not_contains', 'y', true],
    ['Onix', 'starts_with', 'on', true],
    ['Onix', 'ends_with', 'IX', true],
    ['9', 'less', '10', true],
    ['2026-03-12', 'greater', '2026-02-28', true],
    [null, 'less', 5, false],
    ['', 'greater_or_equal', 0, false],
    [5, 'less_or_equal', 5, true],
    ['b', 'one_of', ['a', 'B'], true],
    ['b', 'one_of', 'a, b', true],
    [' ', 'is_empty', undefined, true],
    [0, 'is_set', undefined, true],
    [[], 'is_set', undefined, false],
  ])('%j %s %j is %s', (x, is, value, expected) => {
    expect(holds(x, is, value)).toBe(expected)
  })
  it('knows and, or, not', () => {
    const yes = { variable: 'x', is: 'is_set' as const }
    const with1 = { variables: { x: 1 }, render: (t: string) => t, matches: () => false, spend: () => true }
    expect(evaluateCondition({ all: [yes, { not: yes }] }, with1)).toBe(false)
    expect(evaluateCondition({ any: [{ not: yes }, yes] }, with1)).toBe(true)
    expect(evaluateCondition({ all: [] }, with1)).toBe(true)
    expect(evaluateCondition({ any: [] }, with1)).toBe(false)
  })
})

describe('hostile expressions and texts', () => {
  const hostile = [
    '(a+)+$',
    '(a|aa)+$',
    '(.*a){25}',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '(x+x+)+y',
    '(?:a?){400}a{400}',
    '((a{1,30}){1,30})',
  ]
  it.each(hostile)('%s is refused, or small and matched', (source) => {
    const compiled = compilePattern(source)
    // What matching costs is program × text, and both are bounded. A backtracking engine needs longer than the universe.
    expect(compiled.ok ? compiled.size : 0).toBeLessThanOrEqual(MAX_PATTERN_PROGRAM)
    if (compiled.ok) for (const sign of ['a', 'x', 'aA']) compiled.test(`${sign.repeat(50_000)}!`)
  })
  it('refuses what would unfold without end, or has no end itself', () => {
    expect(compilePattern('((a{1,100}){1,100}){1,100}').ok).toBe(false)
    expect(compilePattern('(?:a{900}b{900})').ok).toBe(false)
    expect(compilePattern('a'.repeat(501)).ok).toBe(false)
    expect(compilePattern('(').ok).toBe(false)
    expect(compilePattern('(a)\\1').ok).toBe(false)
  })
  it('looks at the first 4,096 characters only', () => {
    const compiled = compilePattern('b')
    expect(compiled.ok && compiled.test(`${'a'.repeat(MAX_MATCHED_TEXT)}b`)).toBe(false)
  })
  it('normalises and compares long texts', () => {
    const longs = ['.'.repeat(65_000), 'a.'.repeat(30_000), '! '.repeat(30_000), 'á'.repeat(60_000)]
    expect(longs.map((long) => normalizeText(long).length)).toEqual([0, 59_999, 0, 60_000])
    expect(editDistance('a'.repeat(10_000), 'b'.repeat(10_001), 2)).toBe(3)
  })
})

describe('local time', () => {
  it('knows the day of the zone, not of the machine', () => {
    expect(localTime(Date.UTC(2026, 0, 1, 1), 'America/Sao_Paulo')).toEqual({
      date: '2025-12-31',
      minutes: 22 * 60,
      weekday: 3,
    })
  })
  it('turns a clock’s time into an instant and back', () => {
    for (const zone of ['America/Sao_Paulo', 'Europe/Lisbon', 'Asia/Kolkata']) {
      const at = instantOf('2026-10-25', 9 * 60, zone)
      expect(localTime(at, zone)).toMatchObject({ date: '2026-10-25', minutes: 9 * 60 })
    }
  })
  it('adds days across months', () => {
    expect(addDays('2026-02-27', 3)).toBe('2026-03-02')
  })
})

describe('what a session keeps', () => {
  it('is bounded in text, list, size and depth', () => {
    expect(boundValue('x'.repeat(30_000))).toHaveLength(MAX_TEXT)
    expect(boundValue(Array.from({ length: 300 }, (_, n) => n))).toHaveLength(MAX_LIST)
    expect(boundValue({ a: 'x'.repeat(MAX_SIZE) })).toBeUndefined()
    expect(boundValue(Number.NaN)).toBeNull()
    let doubling: Value = ['x']
    for (let n = 0; n < 12; n++) doubling = [doubling, doubling]
    expect(boundValue(doubling)).toEqual(doubling)
    for (let n = 0; n < 40; n++) doubling = [doubling, doubling]
    expect(boundValue(doubling)).toBeUndefined()
  })
})

it('a chosen option shows its title: of a question, of a list of ids, of a questionnaire; anything else as it is', () => {
  const titles = new Map([
    ['x', new Map([['a', 'Corte']])],
    ['wishes.use', new Map([['city', 'Cidade']])],
  ])
  const shown = (source: string, variables: Record<string, Value>) =>
    renderTemplate(parseTemplate(source), { ...context(variables), titles })
  expect(shown('{{x | title}}', { x: 'a' })).toBe('Corte')
  expect(shown('{{x | title}}', { x: ['a', 'b'] })).toBe('Corte, b')
  expect(shown('{{wishes.use | title}}', { wishes: { use: 'city' } })).toBe('Cidade')
  expect(shown('{{y | title}}{{x | title | default:nada}}', { y: 'a' })).toBe('anada')
})
