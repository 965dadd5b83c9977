import { readFileSync } from 'node:fs'
import { type Flow, parseFlow, problemText } from '../src/index.ts'
import { flowTemplate } from '../src/templates/index.ts'

/** Reads a flow from a file or the catalogue, the dealership of the examples by default; says what is wrong with it. */
export function flowFrom({
  file,
  template,
}: {
  file?: string | undefined
  template?: string | undefined
}): Flow | undefined {
  if (template !== undefined) return ready(template)
  return understood(readFileSync(file ?? new URL('./dealership.json', import.meta.url), 'utf8'))
}

function ready(id: string): Flow | undefined {
  const template = flowTemplate(id)
  if (template) return understood(template.document)
  console.error(`Não há fluxo pronto com o nome ${id}. Veja a lista: npm run try:flow -- --list-templates`)
  return undefined
}

function understood(document: unknown): Flow | undefined {
  const parsed = parseFlow(document)
  if (parsed.ok) return parsed.flow
  for (const problem of parsed.problems)
    console.error(`${problem.code} ${problem.block ?? ''} ${problemText(problem, 'pt-BR')}`)
  return undefined
}
