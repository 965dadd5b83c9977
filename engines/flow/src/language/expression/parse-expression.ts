import type { BinarySign, Expression } from './expression.ts'
import { functionNamed, takesArguments } from './functions.ts'
import { Mistake, type Token, tokensOf } from './tokens.ts'

/** Longest expression (characters), most nodes and deepest nesting: whoever needs more needs a service. */
export const MAX_EXPRESSION = 2_000
const MAX_NODES = 300
const MAX_DEPTH = 40

export type ParsedExpression =
  | { ok: true; expression: Expression; variables: string[] }
  /** `near` is the source from the mistake on. */
  | { ok: false; near: string }

/** Weaker signs first; signs of one row bind from the left. */
const ROWS: readonly (readonly string[])[] = [
  ['??', '||'],
  ['&&'],
  ['==', '!=', '===', '!=='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]
const CONSTANTS: Readonly<Record<string, true | false | null>> = {
  true: true,
  false: false,
  null: null,
  undefined: null,
}

/**
 * Parses `{{price}} * 2 + {{fee}}`, `{{list}}[{{n}} - 1]`, `upper({{name}})`, `{{a}} > 3 ? "big" : "small"`. Signs and text
 * methods are those of JavaScript, of which it is a small part: no statements, no assignments, no names but functions. Never
 * throws, in time linear in the source.
 */
export function parseExpression(source: string): ParsedExpression {
  if (source.length > MAX_EXPRESSION) return { ok: false, near: source.slice(0, 40) }
  try {
    const parser = new Parser(source)
    return { ok: true, expression: parser.parse(), variables: [...parser.variables] }
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return { ok: false, near: source.slice(error.at).trim().slice(0, 40) || source.trim().slice(-40) }
  }
}

class Parser {
  readonly variables = new Set<string>()
  readonly #tokens: Token[]
  readonly #end: number
  #next = 0
  #nodes = 0
  #depth = 0

  constructor(source: string) {
    this.#tokens = tokensOf(source)
    this.#end = source.length
  }

  parse(): Expression {
    const whole = this.#choice()
    if (this.#next < this.#tokens.length) throw this.#mistake()
    return whole
  }

  /** `a ? b : c`, or less. */
  #choice(): Expression {
    if (++this.#depth > MAX_DEPTH) throw this.#mistake()
    let made = this.#row(0)
    if (this.#take('?')) {
      const yes = this.#choice()
      this.#expect(':')
      made = this.#node({ kind: 'if', test: made, yes, no: this.#choice() })
    }
    this.#depth--
    return made
  }

  #row(row: number): Expression {
    const signs = ROWS[row]
    if (!signs) return this.#unary()
    let left = this.#row(row + 1)
    for (let sign = this.#takeOf(signs); sign !== undefined; sign = this.#takeOf(signs)) {
      const plain = (sign === '===' ? '==' : sign === '!==' ? '!=' : sign) as BinarySign
      left = this.#node({ kind: 'binary', sign: plain, left, right: this.#row(row + 1) })
    }
    return left
  }

  #unary(): Expression {
    const sign = this.#takeOf(['-', '+', '!'])
    if (sign === undefined) return this.#postfix()
    if (++this.#depth > MAX_DEPTH) throw this.#mistake()
    const of = this.#unary()
    this.#depth--
    return this.#node({ kind: 'unary', sign: sign as '-' | '+' | '!', of })
  }

  /** What follows a value: `[index]`, `.field`, `.method(…)`. */
  #postfix(): Expression {
    let made = this.#primary()
    // Ends: each turn takes a sign, or returns.
    for (;;) {
      if (this.#take('[')) {
        made = this.#node({ kind: 'at', of: made, index: this.#choice() })
        this.#expect(']')
      } else if (this.#take('.')) made = this.#member(made)
      else return made
    }
  }

  #member(of: Expression): Expression {
    const name = this.#name()
    if (this.#take('(')) return this.#call(name, [of])
    if (name === 'length') return this.#node({ kind: 'call', name: 'length', arguments: [of] })
    return this.#node({ kind: 'at', of, index: this.#node({ kind: 'value', value: name }) })
  }

  #primary(): Expression {
    const token = this.#tokens[this.#next]
    if (!token) throw this.#mistake()
    this.#next++
    if (token.kind === 'number') return this.#node({ kind: 'value', value: token.value })
    if (token.kind === 'text') return this.#text(token.value)
    if (token.kind === 'place') return this.#variable(token.path)
    if (token.kind === 'sign' && token.value === '(') {
      const inside = this.#choice()
      this.#expect(')')
      return inside
    }
    if (token.kind === 'sign' && token.value === '[') return this.#node({ kind: 'list', items: this.#list(']') })
    if (token.kind === 'name' && Object.hasOwn(CONSTANTS, token.value))
      return this.#node({ kind: 'value', value: CONSTANTS[token.value]! })
    if (token.kind === 'name') {
      // `Math.round(…)` is `round(…)`.
      const name = token.value === 'Math' && this.#take('.') ? this.#name() : token.value
      if (this.#take('(')) return this.#call(name, [])
    }
    this.#next--
    throw this.#mistake()
  }

  /** A method is a function whose first argument stands before it. */
  #call(written: string, before: Expression[]): Expression {
    const mistake = this.#mistake(-2)
    const name = functionNamed(written)
    if (name === undefined) throw mistake
    const given = [...before, ...this.#list(')')]
    if (!takesArguments(name, given.length)) throw mistake
    return this.#node({ kind: 'call', name, arguments: given })
  }

  /** Quoted text; places inside are filled. */
  #text(written: string): Expression {
    const parts = written.split(/\{\{\s*([A-Za-z_]\w*(?:\.\w+)*)\s*\}\}/)
    if (parts.length === 1) return this.#node({ kind: 'value', value: written })
    const pieces = parts.map((part, index) =>
      index % 2 === 0 ? this.#node({ kind: 'value', value: part }) : this.#variable(part),
    )
    return this.#node({ kind: 'call', name: 'text', arguments: pieces })
  }

  #variable(path: string): Expression {
    const names = path.split('.')
    this.variables.add(names[0]!)
    return this.#node({ kind: 'variable', path: names })
  }

  #list(end: string): Expression[] {
    const items: Expression[] = []
    if (this.#take(end)) return items
    do items.push(this.#choice())
    while (this.#take(','))
    this.#expect(end)
    return items
  }

  #node(made: Expression): Expression {
    if (++this.#nodes > MAX_NODES) throw this.#mistake()
    return made
  }

  #take(sign: string): boolean {
    return this.#takeOf([sign]) !== undefined
  }

  #takeOf(signs: readonly string[]): string | undefined {
    const token = this.#tokens[this.#next]
    if (token?.kind !== 'sign' || !signs.includes(token.value)) return undefined
    this.#next++
    return token.value
  }

  #expect(sign: string): void {
    if (!this.#take(sign)) throw this.#mistake()
  }

  #name(): string {
    const token = this.#tokens[this.#next]
    if (token?.kind !== 'name') throw this.#mistake()
    this.#next++
    return token.value
  }

  #mistake(offset = 0): Mistake {
    return new Mistake(this.#tokens[this.#next + offset]?.at ?? this.#end)
  }
}
