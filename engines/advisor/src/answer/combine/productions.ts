import type { Kind, Term } from './term.ts'

/** How two terms may be joined: the kinds that make sense, what comes of them, and how it is written. */
export interface Production {
  operator: string
  left: Kind
  right: Kind
  result: Kind
  /** The order of the two does not matter. */
  commutes?: true
  /** The right may be a part of the left: it is compared with it. */
  comparing: boolean
  write(left: string, right: string): string
  print(left: number, right: number): number
}

const minus = { write: (a: string, b: string) => `${a} - ${grouped(b)}`, print: (a: number, b: number) => a - b }
const plus = { write: (a: string, b: string) => `${a} + ${b}`, print: (a: number, b: number) => a + b }
const times = {
  write: (a: string, b: string) => `${grouped(a)} * ${grouped(b)}`,
  print: (a: number, b: number) => a * b,
}
const over = {
  write: (a: string, b: string) => `${grouped(a)} / ${grouped(b)}`,
  print: (a: number, b: number) => a / b,
}
const less = {
  write: (a: string, b: string) => `${grouped(a)} * (1 - ${grouped(b)})`,
  print: (a: number, b: number) => a * (1 - b),
}
const more = {
  write: (a: string, b: string) => `${grouped(a)} * (1 + ${grouped(b)})`,
  print: (a: number, b: number) => a * (1 + b),
}
const whole = {
  write: (a: string, b: string) => `${grouped(a)} / (1 - ${grouped(b)})`,
  print: (a: number, b: number) => a / (1 - b),
}
const base = {
  write: (a: string, b: string) => `${grouped(a)} / (1 + ${grouped(b)})`,
  print: (a: number, b: number) => a / (1 + b),
}
const change = {
  write: (a: string, b: string) => `${grouped(a)} / ${grouped(b)} - 1`,
  print: (a: number, b: number) => a / b - 1,
}
const rest = {
  write: (a: string, b: string) => `1 - ${grouped(a)} / ${grouped(b)}`,
  print: (a: number, b: number) => 1 - a / b,
}

/** Products and quotients are read without brackets around names alone. */
function grouped(formula: string): string {
  return /^[a-z_0-9]+$/.test(formula) ? formula : `(${formula})`
}

const amounts: readonly Kind[] = ['each', 'flow', 'sum', 'count', 'share']

const make = (
  operator: string,
  kinds: readonly (readonly [left: Kind, right: Kind, result: Kind])[],
  how: Pick<Production, 'write' | 'print'>,
  commutes = false,
): Production[] =>
  kinds.map(([left, right, result]) => ({
    operator,
    left,
    right,
    result,
    comparing: /^(?:-|\/|%c?)$/.test(operator),
    ...how,
    ...(commutes && { commutes: true }),
  }))

const alike = (kinds: readonly Kind[], result?: Kind) => kinds.map((kind) => [kind, kind, result ?? kind] as const)
const byShare = amounts.map((kind) => [kind, 'share', kind] as const)

export const productions: readonly Production[] = [
  ...make('-', [...alike([...amounts, 'months']), ['flow', 'sum', 'flow'], ['sum', 'flow', 'sum']], minus),
  ...make('+', alike([...amounts, 'months']), plus, true),
  ...make('+', [['flow', 'sum', 'flow']], plus),
  ...make(
    '*',
    [
      ['each', 'count', 'flow'],
      ['flow', 'months', 'sum'],
      ['each', 'months', 'each'],
    ],
    times,
  ),
  ...make(
    '*',
    [
      ['count', 'days', 'count'],
      ['flow', 'count', 'flow'],
      ['flow', 'days', 'flow'],
      ['sum', 'count', 'sum'],
    ],
    times,
  ),
  ...make(
    '*',
    [
      ['count', 'count', 'count'],
      ['share', 'share', 'share'],
    ],
    times,
    true,
  ),
  ...make(
    '*s',
    byShare.filter(([kind]) => kind !== 'share'),
    times,
  ),
  ...make('*c', byShare, less),
  ...make('*u', byShare, more),
  ...make('/c', byShare, whole),
  ...make('/u', byShare, base),
  ...make(
    '/s',
    byShare.filter(([kind]) => kind !== 'share'),
    over,
  ),
  ...make(
    '/',
    [
      ['flow', 'each', 'count'],
      ['sum', 'each', 'count'],
      ['flow', 'count', 'each'],
      ['sum', 'count', 'each'],
    ],
    over,
  ),
  ...make(
    '/',
    [
      ['sum', 'flow', 'months'],
      ['sum', 'months', 'flow'],
      ['count', 'days', 'count'],
      ['flow', 'days', 'flow'],
    ],
    over,
  ),
  ...make('/', alike(['each', 'flow', 'sum', 'count', 'share', 'months'], 'share'), over),
  ...make('%', alike(['each', 'flow', 'sum', 'count', 'share'], 'share'), change),
  ...make('%c', alike(['each', 'flow', 'count'], 'share'), rest),
]

/** What one term alone gives: the rest of a part, the months that customers stay, a year of a month's sum. */
export function unaries(term: Term): { operator: string; kind: Kind; formula: string; print: number }[] {
  if (term.kind === 'share' && term.head === 'churn')
    return [{ operator: 'inv', kind: 'months', formula: `1 / ${term.formula}`, print: 1 / term.print }]
  if (term.kind === 'share') {
    const out = [
      { operator: 'rest', kind: 'share' as const, formula: `1 - ${grouped(term.formula)}`, print: 1 - term.print },
    ]
    if (term.role !== 'rate') return out
    return [
      ...out,
      {
        operator: 'year',
        kind: 'share',
        formula: `pow(1 + ${term.formula}, 12) - 1`,
        print: (1 + term.print) ** 12 - 1,
      },
    ]
  }
  if (term.kind === 'flow')
    return [{ operator: 'x12', kind: 'sum', formula: `${grouped(term.formula)} * 12`, print: term.print * 12 }]
  return []
}
