import { FLOW_TEMPLATES } from '../src/templates/index.ts'

/** Prints the flows that come ready, one a line. */
export function listTemplates(): void {
  const longest = Math.max(...FLOW_TEMPLATES.map(({ id }) => id.length))
  for (const { id, name, description } of FLOW_TEMPLATES) console.log(`${id.padEnd(longest)}  ${name}. ${description}`)
}
