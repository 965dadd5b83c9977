import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowCanvas, FlowDraftDocument } from '@recado/contracts/flows'
import { type FlowBody, type FlowDocument, type FlowEdge, flowDocumentSchema } from '@recado/flow/schemas'
import { z } from 'zod'
import { canvasSchema } from './canvas.ts'
import type { Draft } from './draft.ts'
import { readBlock } from './read-block.ts'

interface Wire {
  document: FlowDraftDocument
  canvas: FlowCanvas
  starts: FlowStarts
}

/** A draft as the builder works on it. Whatever is unfinished in it is kept; what cannot be shown is a placeholder. */
export function readDraft({ document, canvas, starts }: Wire): Draft {
  const read = flowDocumentSchema.safeParse(document)
  return {
    document: read.success ? read.data : readUnfinished(document),
    canvas: canvasSchema.catch({ sheets: {} }).parse(canvas),
    starts,
  }
}

const edges = z.array(z.unknown()).catch([])
const edge = z.object({ from: z.string(), output: z.string(), to: z.string() })
const subFlow = z.looseObject({ id: z.string(), name: z.string(), start: z.string(), blocks: z.array(z.unknown()) })
const shape = flowDocumentSchema.shape

function readUnfinished(document: FlowDraftDocument): FlowDocument {
  const { menu, phrases } = document
  const knownMenu = shape.menu.safeParse(menu).data
  const knownPhrases = shape.phrases.safeParse(phrases).data
  return {
    schema_version: 1,
    id: document.id,
    name: document.name,
    ...readBody(document),
    locale: shape.locale.catch('pt-BR').parse(document.locale),
    time_zone: shape.time_zone.catch('America/Sao_Paulo').parse(document.time_zone),
    variables: shape.variables.catch([]).parse(document.variables),
    settings: shape.settings.catch(() => shape.settings.parse({})).parse(document.settings),
    sub_flows: edges.parse(document.sub_flows).flatMap((json) => {
      const read = subFlow.safeParse(json)
      return read.success ? [{ id: read.data.id, name: read.data.name, ...readBody(read.data) }] : []
    }),
    ...(knownMenu === undefined ? {} : { menu: knownMenu }),
    ...(knownPhrases === undefined ? {} : { phrases: knownPhrases }),
  }
}

function readBody(body: { start: string; blocks: unknown[]; edges?: unknown }): Omit<FlowBody, 'id' | 'name'> {
  return {
    start: body.start,
    blocks: body.blocks.flatMap((json) => readBlock(json) ?? []),
    edges: edges.parse(body.edges).flatMap((json): FlowEdge[] => {
      const read = edge.safeParse(json)
      return read.success ? [read.data] : []
    }),
  }
}
