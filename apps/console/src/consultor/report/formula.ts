/** A formula of the wire, ready to be computed; names that have no value make it undefined. */
export type Formula = (read: (name: string) => number | undefined) => number | undefined

const FUNCTIONS: Readonly<Record<string, (...inputs: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  ceil: Math.ceil,
  pow: (base = 0, exponent = 0) => base ** exponent,
  clamp: (value = 0, low = 0, high = 0) => Math.max(low, Math.min(high, value)),
}

/**
 * Reads `+ - * /`, parentheses, numbers, names and the functions above; a name with `?` counts as nought where it is absent.
 * Undefined for anything else: what only the board can compute (draws, rates of return) stays as it was.
 */
export function parseFormula(source: string): Formula | undefined {
  const tokens = source.match(/[a-z_][a-z0-9_.]*\??|\d+(?:\.\d+)?|\S/g) ?? []
  let at = 0
  const sum = (): Formula => chain(product, { '+': (left, right) => left + right, '-': (left, right) => left - right })
  const product = (): Formula => chain(atom, { '*': (left, right) => left * right, '/': (left, right) => left / right })

  function chain(next: () => Formula, operators: Record<string, (left: number, right: number) => number>): Formula {
    let left = next()
    for (let apply = operators[tokens[at] ?? '']; apply !== undefined; apply = operators[tokens[at] ?? '']) {
      at += 1
      const [first, second, operate] = [left, next(), apply]
      left = (read) => joined([first, second], read, operate)
    }
    return left
  }

  function atom(): Formula {
    const token = tokens[at++] ?? ''
    if (token === '(') return closed(sum())
    if (/^\d/.test(token)) return () => Number(token)
    if (!/^[a-z_]/.test(token)) throw new SyntaxError(source)
    if (tokens[at] !== '(') {
      const isOptional = token.endsWith('?')
      const name = isOptional ? token.slice(0, -1) : token
      return (read) => read(name) ?? (isOptional ? 0 : undefined)
    }
    const apply = Object.hasOwn(FUNCTIONS, token) ? FUNCTIONS[token] : undefined
    if (apply === undefined) throw new SyntaxError(source)
    at += 1
    const inputs = [sum()]
    for (; tokens[at] === ','; ) {
      at += 1
      inputs.push(sum())
    }
    return closed((read) => joined(inputs, read, apply))
  }

  function closed(inner: Formula): Formula {
    if (tokens[at++] !== ')') throw new SyntaxError(source)
    return inner
  }

  try {
    const formula = sum()
    return at === tokens.length ? formula : undefined
  } catch {
    return undefined
  }
}

function joined(
  inputs: readonly Formula[],
  read: Parameters<Formula>[0],
  apply: (...values: number[]) => number,
): number | undefined {
  const values = inputs.map((input) => input(read))
  if (!values.every((value) => value !== undefined)) return undefined
  const result = apply(...values)
  return Number.isFinite(result) ? result : undefined
}
