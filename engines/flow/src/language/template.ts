import { type FilterContext, filters } from './filters.ts'
import { MAX_TEXT, readPath, type Value, valueToText } from './value.ts'

type FilterCall = { name: string; argument: string }
type Part = string | { source: string; path: string[]; calls: FilterCall[] }

/** A text with `{{variable | filter:argument}}` places, parsed once and rendered many times. */
export type Template = { parts: Part[]; problems: TemplateProblem[] }
export type TemplateProblem = { code: 'bad_template' | 'unknown_filter'; detail: string }

const PATH = /^[A-Za-z_][\w]*(\.[\w]+)*$/

/** Parses a template. A mistake is reported in `problems` and stays visible as written. Linear in the text's length. */
export function parseTemplate(source: string): Template {
  const parts: Part[] = []
  const problems: TemplateProblem[] = []
  let from = 0
  while (from < source.length) {
    const open = openingAt(source, from)
    const close = open < 0 ? -1 : source.indexOf('}}', open)
    if (close < 0) {
      if (open >= 0) problems.push({ code: 'bad_template', detail: source.slice(open, open + 40) })
      parts.push(source.slice(from))
      break
    }
    if (open > from) parts.push(source.slice(from, open))
    const written = source.slice(open, close + 2)
    parts.push(parsePlace(written, problems))
    from = close + 2
  }
  return { parts, problems }
}

/** Where the next place opens: of three braces in a row, as in `{"a":{{{b}}}}`, the last two do. */
function openingAt(source: string, from: number): number {
  let open = source.indexOf('{{', from)
  while (open >= 0 && source[open + 2] === '{') open++
  return open
}

function parsePlace(written: string, problems: TemplateProblem[]): Part {
  const [name = '', ...chain] = written.slice(2, -2).split('|')
  const path = name.trim()
  if (!PATH.test(path) || path.length > 200) {
    problems.push({ code: 'bad_template', detail: written.slice(0, 60) })
    return written
  }
  const calls: FilterCall[] = []
  for (const call of chain) {
    const colon = call.indexOf(':')
    const filter = (colon < 0 ? call : call.slice(0, colon)).trim().toLowerCase()
    const argument =
      colon < 0
        ? ''
        : call
            .slice(colon + 1)
            .trim()
            .replace(/^"(.*)"$/, '$1')
    if (Object.hasOwn(filters, filter)) calls.push({ name: filter, argument })
    else problems.push({ code: 'unknown_filter', detail: filter.slice(0, 40) })
  }
  return { source: written, path: path.split('.'), calls }
}

/** The first names of the paths a template reads: `{{car.title}}` → `car`. */
export function templateVariables(template: Template): string[] {
  return template.parts.flatMap((part) => (typeof part === 'string' ? [] : [part.path[0]!]))
}

export type RenderContext = FilterContext & {
  variables: Readonly<Record<string, Value>>
  /** Applied to each filled place, e.g. `encodeURIComponent` inside an address. */
  encode?: (text: string) => string
}

/** Fills a template, up to `MAX_TEXT` characters. Unset variables read as nothing. */
export function renderTemplate(template: Template, context: RenderContext): string {
  let text = ''
  for (const part of template.parts) {
    if (text.length > MAX_TEXT) break
    if (typeof part === 'string') text += part
    else {
      const shown = valueToText(evaluatePlace(part, context))
      text += context.encode ? context.encode(shown) : shown
    }
  }
  return text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
}

/** A template that is one place and nothing else gives the value itself (a number stays a number); else its text. */
export function evaluateTemplate(template: Template, context: RenderContext): Value {
  const only = template.parts.length === 1 ? template.parts[0]! : ''
  return typeof only === 'object' ? (evaluatePlace(only, context) ?? null) : renderTemplate(template, context)
}

function evaluatePlace(part: Exclude<Part, string>, context: RenderContext): Value | undefined {
  let value = readPath(context.variables, part.path)
  for (const call of part.calls) value = filters[call.name]!(value, call.argument, context, part.path)
  return value
}
