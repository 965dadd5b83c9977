import type { SetSource } from '../../blocks/set/schema.ts'
import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { textAt, valueAt } from './typebot-document.ts'

type Operation = 'sum' | 'product' | 'difference' | 'quotient'
const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': 'sum',
  '*': 'product',
  '-': 'difference',
  '/': 'quotient',
}
/** What only code has: calls, comparisons, arrows, statements. */
const CODE = /[();?`]|=>|[=!]==?|&&|\|\||\b(return|const|let|new)\b/

/** Values, texts and one kind of arithmetic at a time; anything that is code stays in a placeholder. */
export function convertSetVariable(conversion: Conversion): ConvertedBlock {
  const { id, source, names } = conversion
  const variable = names.byId.get(textAt(source.options, 'variableId'))
  const value = variable === undefined ? undefined : valueFor(conversion)
  if (variable === undefined || value === undefined) {
    const detail = textAt(source.options, 'expressionToEvaluate') || textAt(source.options, 'type') || source.type
    return placeholderFor(conversion, 'expression_not_supported', detail)
  }
  return { block: { id, type: 'set', assignments: [{ variable, value }] }, onward: ['next'] }
}

function valueFor({ source, names, declare }: Conversion): SetSource | undefined {
  const { options } = source
  const type = textAt(options, 'type') || 'Custom'
  if (type === 'Empty') return { from: 'literal', value: null }
  if (type === 'Now') return { from: 'template', text: '{{now}}' }
  if (type === 'Today') return { from: 'template', text: '{{today}}' }
  if (type === 'Phone number') return { from: 'template', text: `{{${declare('phone')}}}` }
  if (type === 'Contact name') return { from: 'template', text: `{{${declare('name')}}}` }
  if (type === 'Append value(s)') return { from: 'append', text: names.inText(textAt(options, 'item'), 4_096) }
  if (type !== 'Custom' || valueAt(options, 'isCode') === true) return undefined
  return expression(names.inText(textAt(options, 'expressionToEvaluate').trim()))
}

/** A number, true or false, arithmetic with one sign, or a text with places. */
function expression(written: string): SetSource | undefined {
  if (written === 'true' || written === 'false') return { from: 'literal', value: written === 'true' }
  if (isNumber(written)) return { from: 'literal', value: Number(written) }
  const quoted = /^(["'])([^"']*)\1$/.exec(written)
  if (quoted) return { from: 'template', text: quoted[2]! }
  const arithmetic = arithmeticOf(written)
  if (arithmetic) return arithmetic
  return CODE.test(written.replace(/\{\{\w+\}\}/g, ''))
    ? undefined
    : { from: 'template', text: written.slice(0, 4_096) }
}

function arithmeticOf(written: string): SetSource | undefined {
  for (const [sign, from] of Object.entries(OPERATIONS)) {
    const parts = written.split(` ${sign} `).map((part) => operandOf(part.trim()))
    const of = parts.filter((part) => part !== undefined)
    if (parts.length < 2 || of.length < parts.length || parts.length > 20) continue
    if (from === 'sum' || from === 'product') return { from, of }
    if (of.length === 2) return { from, of: [of[0]!, of[1]!] }
  }
  return undefined
}

function operandOf(part: string): number | { variable: string } | undefined {
  if (isNumber(part)) return Number(part)
  const variable = /^\{\{(\w+)\}\}$/.exec(part)?.[1]
  return variable === undefined ? undefined : { variable }
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text)
}
