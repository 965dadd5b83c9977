import { readFileSync } from 'node:fs'
import { type Flow, parseFlow, problemText } from '../src/index.ts'

/** Reads a flow from a file, the dealership of the examples by default; says what is wrong with it. */
export function flowFrom(file: string | undefined): Flow | undefined {
  const parsed = parseFlow(readFileSync(file ?? new URL('./dealership.json', import.meta.url), 'utf8'))
  if (parsed.ok) return parsed.flow
  for (const problem of parsed.problems)
    console.error(`${problem.code} ${problem.block ?? ''} ${problemText(problem, 'pt-BR')}`)
  return undefined
}
