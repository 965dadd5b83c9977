import { readAnswerText } from '../../answers/read-answer.ts'
import { readPath, valueToText } from '../../language/value.ts'
import { leave, type Move } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { ValidateBlock } from './schema.ts'

/** Reads a variable as an answer of the given kind. */
export function executeValidate(block: ValidateBlock, run: Run): Move {
  const text = valueToText(readPath(run.state.variables, block.variable.split('.')))
  const reading = readAnswerText(block.as, text, run.answers())
  if (reading.ok && block.save_to !== undefined) run.set(block.save_to, reading.value)
  return leave(reading.ok ? 'valid' : 'invalid')
}
