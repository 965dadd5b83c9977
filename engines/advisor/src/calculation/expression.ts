import { Decimal } from 'decimal.js'
import { type CalculationFunction, functions } from './functions.ts'

/**
 * The arithmetic of formulas: `+ - * /`, parentheses, numbers, names and the functions of functions.ts. A name may end
 * in `?`: absent, it counts as zero. The formula that is shown is the formula that is computed.
 */
export interface Expression {
  /** Names used, in order of appearance. */
  names: { name: string; optional: boolean }[]
  /** Undefined when the result is no finite number (a division by zero, an unbounded rate). */
  evaluate(values: (name: string) => Decimal | undefined): Decimal | undefined
}

/** Parses a formula. Throws `SyntaxError` for a formula that is none: formulas are ours, never a user's. */
export function parseExpression(source: string): Expression {
  const known = cache.get(source)
  if (known) return known
  const tokens = source.match(/[a-z_][a-z0-9_]*\??|\d+(?:\.\d+)?|[-+*/(),]/g) ?? []
  let position = 0
  const peek = () => tokens[position]
  const take = (expected?: string) => {
    const token = tokens[position++]
    if (token === undefined || (expected && token !== expected)) throw new SyntaxError(`formula "${source}"`)
    return token
  }
  const names: Expression['names'] = []

  const sum = (): Evaluate => chain(product, { '+': (a, b) => a.plus(b), '-': (a, b) => a.minus(b) })
  const product = (): Evaluate => chain(atom, { '*': (a, b) => a.times(b), '/': (a, b) => a.div(b) })
  function chain(next: () => Evaluate, operators: Record<string, (a: Decimal, b: Decimal) => Decimal>): Evaluate {
    let left = next()
    for (let apply = operators[peek() ?? '']; apply; apply = operators[peek() ?? '']) {
      take()
      const [a, b, operate] = [left, next(), apply]
      left = (values) => operate(a(values), b(values))
    }
    return left
  }
  function atom(): Evaluate {
    const token = take()
    if (token === '(') {
      const inner = sum()
      take(')')
      return inner
    }
    if (/^\d/.test(token)) return constant(new Decimal(token))
    if (peek() === '(') return call(token)
    if (!/^[a-z_]/.test(token)) throw new SyntaxError(`formula "${source}"`)
    const optional = token.endsWith('?')
    const name = optional ? token.slice(0, -1) : token
    names.push({ name, optional })
    return (values) => values(name) ?? new Decimal(optional ? 0 : Number.NaN)
  }
  function call(name: string): Evaluate {
    const apply: CalculationFunction | undefined = functions[name]
    if (!apply) throw new SyntaxError(`formula "${source}": no function ${name}`)
    take('(')
    const inputs = [sum()]
    while (peek() === ',') {
      take()
      inputs.push(sum())
    }
    take(')')
    return (values) => apply(...inputs.map((input) => input(values)))
  }

  const run = sum()
  if (position < tokens.length) throw new SyntaxError(`formula "${source}"`)
  const expression: Expression = {
    names,
    evaluate(values) {
      const result = run(values)
      return result.isFinite() ? result : undefined
    },
  }
  cache.set(source, expression)
  return expression
}

type Evaluate = (values: (name: string) => Decimal | undefined) => Decimal

const constant =
  (value: Decimal): Evaluate =>
  () =>
    value

/** Formulas are a fixed table: parsed once each. */
const cache = new Map<string, Expression>()
