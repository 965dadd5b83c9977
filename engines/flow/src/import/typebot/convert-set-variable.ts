import type { SetSource } from '../../blocks/set/schema.ts'
import { MAX_EXPRESSION, parseExpression } from '../../language/expression/parse-expression.ts'
import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { looksLikeCode } from './looks-like-code.ts'
import { textAt, valueAt } from './typebot-document.ts'

/** Values, texts and expressions; what is code stays in a placeholder. */
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
  switch (textAt(options, 'type') || 'Custom') {
    case 'Custom':
      return custom(names.inText(textAt(options, 'expressionToEvaluate').trim()), valueAt(options, 'isCode') === true)
    case 'Empty':
      return { from: 'literal', value: null }
    case 'Now':
      return { from: 'template', text: '{{now}}' }
    case 'Today':
      return { from: 'template', text: '{{today}}' }
    case 'Phone number':
      return { from: 'template', text: `{{${declare('phone')}}}` }
    case 'Contact name':
      return { from: 'template', text: `{{${declare('name')}}}` }
    case 'Append value(s)':
      return { from: 'append', text: names.inText(textAt(options, 'item'), 4_096) }
    case 'Map item with same index': {
      const [item, list, target] = ['baseItemVariableId', 'baseListVariableId', 'targetListVariableId'].map((field) =>
        names.byId.get(textAt(options, 'mapListItemParams', field)),
      )
      if (item === undefined || list === undefined || target === undefined) return undefined
      return { from: 'expression', expression: `{{${target}}}[index_of({{${list}}}, {{${item}}})]` }
    }
    default:
      return undefined
  }
}

/**
 * There, an expression is tried as JavaScript first and taken for a text where that fails ("Oi {{nome}}"). So here: what
 * parses is worked out, what looks like code of a kind we do not have is lost, everything else is a text.
 */
function custom(written: string, isCode: boolean): SetSource | undefined {
  // Codes with a leading zero are texts there, too.
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(written) && written.length <= 15)
    return { from: 'literal', value: Number(written) }
  if (written === 'true' || written === 'false') return { from: 'literal', value: written === 'true' }
  if (/^\{\{\w+\}\}$/.test(written)) return { from: 'template', text: written }
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(written)
  if (quoted) return { from: 'template', text: quoted[2]! }
  const single = isCode ? written.replace(/^return\b\s*/, '').replace(/;\s*$/, '') : written
  if (single !== '' && single.length <= MAX_EXPRESSION && parseExpression(single).ok)
    return { from: 'expression', expression: single }
  return isCode || looksLikeCode(written) || written.length > 4_096 ? undefined : { from: 'template', text: written }
}
