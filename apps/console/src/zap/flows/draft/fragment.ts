import { type Block, type FlowDocument, type FlowEdge, flowDocumentSchema } from '@recado/flow/schemas'
import { z } from 'zod'
import { bodyOf, sheetOf } from './body-of.ts'
import { type Comment, type Group, sheetSchema } from './canvas.ts'
import type { Draft } from './draft.ts'
import type { Point } from './edit.ts'
import { readBlock } from './read-block.ts'

type Variable = FlowDocument['variables'][number]

/** Blocks with what is between and around them, cut out of one flow and put into another. */
export interface Fragment {
  blocks: Block[]
  edges: FlowEdge[]
  groups: Group[]
  comments: Comment[]
  /** What the blocks speak of, so that they work where it is not declared yet. */
  variables: Variable[]
}

/** What is copied of a body: the arrows between the blocks, the groups that are copied as a whole. */
export function cutFragment(draft: Draft, body: string, ids: ReadonlySet<string>): Fragment {
  const parts = bodyOf(draft.document, body)
  const { groups, comments } = sheetOf(draft, body)
  const blocks = parts?.blocks.filter(({ id }) => ids.has(id)) ?? []
  const words = JSON.stringify(blocks)
  return {
    blocks,
    edges: parts?.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) ?? [],
    groups: groups.filter((group) => group.blocks.every((id) => ids.has(id))),
    comments: comments.filter(({ id }) => ids.has(id)),
    variables: draft.document.variables.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(words)),
  }
}

/** The same with ids of its own, moved by `by`. Jumps inside follow; those that lead outside stay as they are. */
export function renewFragment(fragment: Fragment, newId: () => string, by: Point): Fragment {
  const renewed = new Map(
    [...fragment.blocks, ...fragment.comments, ...fragment.groups].map(({ id }) => [id, newId()] as const),
  )
  const idOf = (id: string) => renewed.get(id) ?? id
  return {
    blocks: fragment.blocks.map((block) => {
      const { position } = block
      const moved = position === undefined ? {} : { position: { x: position.x + by.x, y: position.y + by.y } }
      return block.type === 'jump'
        ? { ...block, ...moved, id: idOf(block.id), to: idOf(block.to) }
        : { ...block, ...moved, id: idOf(block.id) }
    }),
    edges: fragment.edges.map(({ from, output, to }) => ({ from: idOf(from), output, to: idOf(to) })),
    groups: fragment.groups.map((group) => ({ ...group, id: idOf(group.id), blocks: group.blocks.map(idOf) })),
    comments: fragment.comments.map(({ id, x, y, ...rest }) => ({ ...rest, id: idOf(id), x: x + by.x, y: y + by.y })),
    variables: fragment.variables,
  }
}

const FORMAT = 'recado.flow.blocks'
const file = z.object({
  format: z.literal(FORMAT),
  blocks: z.array(z.unknown()).max(2_000),
  edges: z.array(z.object({ from: z.string(), output: z.string(), to: z.string() })),
  ...sheetSchema.shape,
  variables: flowDocumentSchema.shape.variables.catch([]),
})

/** As the system's clipboard carries it, to other flows and other companies. */
export function writeFragment(fragment: Fragment): string {
  return JSON.stringify({ format: FORMAT, ...fragment })
}

/** What a text of the clipboard holds; undefined where it is something else. */
export function readFragment(text: string): Fragment | undefined {
  const read = file.safeParse(parsedJson(text))
  if (!read.success) return undefined
  const { edges, groups, comments, variables } = read.data
  const blocks = firstOfEach(read.data.blocks.flatMap((block) => readBlock(block) ?? []))
  // Anybody can write a text like it: nothing in it may name what is not there.
  const there = new Set(blocks.map(({ id }) => id))
  return {
    blocks,
    edges: edges.filter(({ from, to }) => there.has(from) && there.has(to)),
    groups: firstOfEach(groups).filter((group) => group.blocks.every((id) => there.has(id))),
    comments: firstOfEach(comments),
    variables,
  }
}

function firstOfEach<Item extends { id: string }>(items: Item[]): Item[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed()
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
