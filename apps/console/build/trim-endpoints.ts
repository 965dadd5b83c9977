import { type ESTree, type Plugin, parseSync, Visitor } from 'vite'

/** What endpoints say for the API reference and for the server: no caller reads it. */
const SERVERS: readonly unknown[] = ['name', 'tag', 'summary']

/** Leaves out of the page what only the server reads of an endpoint: some 100 bytes of each. */
export function trimEndpoints(): Plugin {
  return {
    name: 'trim-endpoints',
    apply: 'build',
    // Sees what was written, and not what other steps made of it.
    enforce: 'pre',
    transform: {
      filter: { id: /\/contracts\/src\/[\w-]+\.ts$/, code: 'defineEndpoint(' },
      handler: (code, id) => ({ code: trim(code, id), map: null }),
    },
  }
}

/** The same text with blanks in place of what is left out: every position in it stays true. */
export function trim(code: string, file: string): string {
  const { program, errors } = parseSync(file, code)
  if (errors[0] !== undefined) throw new Error(`${file}: ${errors[0].message}`)
  let trimmed = code
  const visitor = new Visitor({
    CallExpression(call) {
      for (const { start, end } of definedBy(call).filter(isServers)) {
        const next = code[end] === ',' ? end + 1 : end
        trimmed = trimmed.slice(0, start) + code.slice(start, next).replace(/[^\n]/g, ' ') + trimmed.slice(next)
      }
    },
  })
  visitor.visit(program)
  return trimmed
}

function definedBy({ callee, arguments: [first] }: ESTree.CallExpression): ESTree.ObjectPropertyKind[] {
  const isDefinition = callee.type === 'Identifier' && callee.name === 'defineEndpoint'
  return isDefinition && first?.type === 'ObjectExpression' ? first.properties : []
}

function isServers(property: ESTree.ObjectPropertyKind): boolean {
  return property.type === 'Property' && property.key.type === 'Identifier' && SERVERS.includes(property.key.name)
}
