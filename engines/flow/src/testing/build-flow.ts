import type { z } from 'zod'
import type { blockSchema } from '../blocks/block-schemas.ts'
import type { Flow } from '../flow/compile-flow.ts'
import { FLOW_SCHEMA_VERSION, type FlowDocumentInput, type FlowEdge } from '../flow/flow-document.ts'
import { parseFlow } from '../flow/parse-flow.ts'

type BlockInput = z.input<typeof blockSchema>

/**
 * A flow out of blocks, the first one its start. Blocks in a row are connected by `next` unless `edges` are given, as
 * lines like `menu option:a -> form`. Throws with the problems where the flow does not parse.
 */
export function buildFlow(blocks: BlockInput[], edges?: string[], rest: Partial<FlowDocumentInput> = {}): Flow {
  const parsed = parseFlow(buildDocument(blocks, edges, rest))
  if (parsed.ok) return parsed.flow
  throw new Error(parsed.problems.map((problem) => JSON.stringify(problem)).join('\n'))
}

/** The document of `buildFlow`, unparsed: for tests of what must not parse. */
export function buildDocument(
  blocks: BlockInput[],
  edges?: string[],
  rest: Partial<FlowDocumentInput> = {},
): FlowDocumentInput {
  return {
    schema_version: FLOW_SCHEMA_VERSION,
    id: 'test',
    name: 'test',
    start: blocks[0]!.id,
    blocks,
    edges: edges
      ? edges.map(edgeOf)
      : blocks.slice(1).map((block, i) => ({ from: blocks[i]!.id, output: 'next', to: block.id })),
    ...rest,
  }
}

function edgeOf(line: string): FlowEdge {
  const [from, output, to] = line.split(/ -> | /)
  return to === undefined ? { from: from!, output: 'next', to: output! } : { from: from!, output: output!, to }
}
