export type Token =
  | { kind: 'number'; value: number; at: number }
  | { kind: 'text'; value: string; at: number }
  | { kind: 'place'; path: string; at: number }
  | { kind: 'name'; value: string; at: number }
  | { kind: 'sign'; value: string; at: number }

/** A mistake in an expression, at a place of its source. Caught by the parser, never seen outside. */
export class Mistake extends Error {
  readonly at: number
  constructor(at: number) {
    super('mistake')
    this.at = at
  }
}

// Sticky, one after the other: each sign of the source is looked at a fixed number of times.
const SPACE = /\s+/y
const PLACE = /\{\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}\}/y
// A leading zero makes a code, not a number: "007", "01/02/2026".
const NUMBER = /(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?![\w.])/y
const NAME = /[A-Za-z_]\w*/y
const SIGN = /===|!==|==|!=|<=|>=|&&|\|\||\?\?|[-+*/%<>!?:()[\],.]/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

/** Cuts an expression into its words and signs. Throws a `Mistake` at what it does not know. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(source)
  }
  while (at < source.length) {
    const from = at
    const space = next(SPACE)
    const place = space ? null : next(PLACE)
    const number = space || place ? null : next(NUMBER)
    const name = space || place || number ? null : next(NAME)
    if (space) at += space[0].length
    else if (place) tokens.push({ kind: 'place', path: place[1]!, at: from })
    else if (number) tokens.push({ kind: 'number', value: Number(number[0]), at: from })
    else if (name) tokens.push({ kind: 'name', value: name[0], at: from })
    else if (/["'`]/.test(source[at]!)) {
      const text = textFrom(source, at)
      tokens.push({ kind: 'text', value: text.value, at: from })
      at = text.end
    } else {
      const sign = next(SIGN)
      if (!sign) throw new Mistake(at)
      tokens.push({ kind: 'sign', value: sign[0], at: from })
      at += sign[0].length
    }
    at += (place ?? number ?? name)?.[0].length ?? 0
  }
  return tokens
}

function textFrom(source: string, from: number): { value: string; end: number } {
  const quote = source[from]!
  let value = ''
  for (let at = from + 1; at < source.length; at++) {
    const sign = source[at]!
    if (sign === quote) return { value, end: at + 1 }
    // `${…}` in back quotes holds code of its own.
    if (quote === '`' && sign === '$' && source[at + 1] === '{') throw new Mistake(at)
    if (sign === '\\') {
      const escaped = source[++at] ?? ''
      value += ESCAPES[escaped] ?? escaped
    } else value += sign
  }
  throw new Mistake(from)
}
