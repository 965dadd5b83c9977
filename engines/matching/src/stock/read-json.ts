import { StockStopped } from './stock-problem.ts'

export interface JsonHandler {
  open(kind: 'object' | 'array'): void
  key(name: string): void
  value(value: string | number | boolean | null): void
  close(): void
}

const DEEPEST = 60
/** A string, in characters: what has not ended is held in memory. */
const LONGEST = 4 * 1024 * 1024

/**
 * Reads JSON as events, piece by piece and as strictly as JSON.parse, which reads its strings and numbers; objects that follow
 * one another are JSON Lines. Memory: the string that has not ended. @throws StockStopped for bad_json, too_large.
 */
export function jsonReader(handler: JsonHandler): { push(text: string): void; end(): void } {
  const open: ('object' | 'array')[] = []
  let expects: 'value' | 'item' | 'member' | 'key' | 'colon' | 'comma' | 'nothing' = 'value'
  let rest = ''
  let root: string | undefined
  const bad = (): never => {
    throw new StockStopped({ code: 'bad_json' })
  }
  const ended = (): void => {
    expects = open.length === 0 ? 'nothing' : 'comma'
  }
  const value = (token: string): void => {
    root ??= token
    if (expects !== 'value' && expects !== 'item') bad()
    handler.value(parse(token) as string)
    ended()
  }
  const text = (token: string): void => {
    if (expects === 'key' || expects === 'member') {
      handler.key(parse(token) as string)
      expects = 'colon'
    } else value(token)
  }
  const mark = (char: string): void => {
    if (char === '{' || char === '[') {
      const isNextLine = expects === 'nothing' && char === '{' && root === '{'
      root ??= char
      if (expects !== 'value' && expects !== 'item' && !isNextLine) bad()
      const kind = char === '{' ? 'object' : 'array'
      if (open.push(kind) > DEEPEST) bad()
      handler.open(kind)
      expects = kind === 'object' ? 'member' : 'item'
    } else if (char === '}' || char === ']') {
      const kind = char === '}' ? 'object' : 'array'
      if (open.pop() !== kind || (expects !== 'comma' && expects !== (kind === 'object' ? 'member' : 'item'))) bad()
      handler.close()
      ended()
    } else if (char === ',') {
      if (expects !== 'comma') bad()
      expects = open.at(-1) === 'object' ? 'key' : 'value'
    } else {
      if (expects !== 'colon') bad()
      expects = 'value'
    }
  }
  /** @returns where what has not ended begins, or the length. */
  const read = (json: string, isLast: boolean): number => {
    let at = 0
    while (at < json.length) {
      const char = json[at]!
      if (char === ' ' || char === '\n' || char === '\r' || char === '\t') at++
      else if ('{}[],:'.includes(char)) {
        mark(char)
        at++
      } else {
        const end = char === '"' ? endOfString(json, at) : endOfLiteral(json, at)
        // A number at the end of a piece may go on in the next.
        if (end < 0 || (char !== '"' && end === json.length && !isLast)) return at
        if (end === at) bad()
        const token = json.slice(at, end)
        if (char === '"') text(token)
        else value(token)
        at = end
      }
    }
    return at
  }
  return {
    push(piece) {
      const json = rest + piece
      rest = json.slice(read(json, false))
      if (rest.length > LONGEST) throw new StockStopped({ code: 'too_large', limit: LONGEST })
    },
    end() {
      if (read(rest, true) < rest.length || expects !== 'nothing') bad()
    },
  }
}

function parse(token: string): unknown {
  try {
    return JSON.parse(token)
  } catch {
    throw new StockStopped({ code: 'bad_json' })
  }
}

/** Behind the closing quote; −1 while there is none. */
function endOfString(json: string, from: number): number {
  for (let end = json.indexOf('"', from + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let slashes = 0
    while (json[end - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return end + 1
  }
  return -1
}

function endOfLiteral(json: string, from: number): number {
  const literal = /[-+.\w]*/y
  literal.lastIndex = from
  literal.exec(json)
  return literal.lastIndex
}
