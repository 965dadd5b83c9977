import { parseFlow } from '../../flow/parse-flow.ts'
import { importTypebot } from './import-typebot.ts'

export const p = (...children: object[]) => ({ type: 'p', children })
export const bubble = (id: string, ...words: string[]) => ({
  id,
  type: 'text',
  content: { richText: words.map((text) => p({ text })) },
})
export const edge = (from: object, groupId: string, blockId?: string) => ({
  id: `${JSON.stringify(from)}-${groupId}`,
  from,
  to: { groupId, ...(blockId ? { blockId } : {}) },
})

/** An export of version 6.1 with the given groups; the start leads to the first. */
export function typebot(
  groups: { id: string; title?: string; blocks: object[] }[],
  edges: object[] = [],
  rest: object = {},
) {
  return {
    version: '6.1',
    id: 'bot',
    name: 'Oficina',
    events: [{ id: 'start', type: 'start', graphCoordinates: { x: 0, y: 0 } }],
    groups: groups.map((group, n) => ({ title: group.id, graphCoordinates: { x: n * 300, y: 0 }, ...group })),
    edges: [edge({ eventId: 'start' }, groups[0]!.id), ...edges],
    variables: [
      { id: 'v1', name: 'Nome do cliente' },
      { id: 'v2', name: 'Pontos' },
      { id: 'v3', name: 'Resposta' },
      { id: 'v4', name: '123!' },
    ],
    settings: {},
    ...rest,
  }
}

export function imported(export_: unknown) {
  const result = importTypebot(export_)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const parsed = parseFlow(result.document)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const lines = result.report
    .filter((line) => line.code !== 'variable_renamed')
    .map((line) => `${line.code} ${line.kind} ${line.original_type}`)
  return {
    ...result,
    lines,
    flow: parsed.flow,
    block: (id: string) => result.document.blocks.find((block) => block.id === id),
  }
}
