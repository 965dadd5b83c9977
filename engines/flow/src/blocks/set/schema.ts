import { z } from 'zod'
import { MAX_EXPRESSION, parseExpression } from '../../language/expression/parse-expression.ts'
import { textTemplate, variableName, variablePath } from '../../language/names.ts'
import { type BlockFacts, blockBase, factsOf } from '../block-facts.ts'

const operand = z.union([z.number().finite(), z.strictObject({ variable: variablePath })])

/** How a variable gets its value. A template that is one place alone keeps the value's type. */
const source = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('literal'),
    value: z.union([z.string().max(4_096), z.number().finite(), z.boolean(), z.null()]),
  }),
  z.strictObject({ from: z.literal('template'), text: textTemplate }),
  z.strictObject({ from: z.literal('sum'), of: z.array(operand).min(1).max(20) }),
  z.strictObject({ from: z.literal('product'), of: z.array(operand).min(1).max(20) }),
  z.strictObject({ from: z.literal('difference'), of: z.tuple([operand, operand]) }),
  z.strictObject({ from: z.literal('quotient'), of: z.tuple([operand, operand]) }),
  /** Worked out anew each time: `{{price}} * 2 + {{fee}}`, `{{list}}[{{n}} - 1]`. */
  z.strictObject({ from: z.literal('expression'), expression: z.string().min(1).max(MAX_EXPRESSION) }),
  /** Adds one entry at the end of a list variable. */
  z.strictObject({ from: z.literal('append'), text: textTemplate }),
])
export type SetSource = z.infer<typeof source>

/** Gives variables their values, one after the other. */
export const setSchema = z.strictObject({
  ...blockBase,
  type: z.literal('set'),
  assignments: z
    .array(z.strictObject({ variable: variableName, value: source }))
    .min(1)
    .max(30),
})
export type SetBlock = z.infer<typeof setSchema>

export function setFacts({ assignments }: SetBlock): BlockFacts {
  const sources = assignments.map((assignment) => assignment.value)
  const expressions = sources.flatMap((value) => (value.from === 'expression' ? [value.expression] : []))
  const operands = sources.flatMap((value) => ('of' in value ? value.of : []))
  return factsOf({
    texts: sources.flatMap((value) => ('text' in value ? [value.text] : [])),
    reads: [
      ...operands.flatMap((one) => (typeof one === 'number' ? [] : [one.variable.split('.')[0]!])),
      ...expressions.flatMap(variablesOf),
    ],
    expressions,
    writes: assignments.map((assignment) => assignment.variable),
  })
}

function variablesOf(expression: string): string[] {
  const parsed = parseExpression(expression)
  return parsed.ok ? parsed.variables : []
}
