import { z } from 'zod'

// The public shape of an export, as loosely as it can be read: versions 3 to 6.1 differ in what they leave out.
const text = z.string().optional().catch(undefined)
const record = z.record(z.string(), z.unknown())

const item = z.looseObject({ id: z.string(), outgoingEdgeId: text, content: z.unknown().optional() })
const block = z.looseObject({
  id: z.string(),
  type: z.string(),
  outgoingEdgeId: text,
  content: record.optional().catch(undefined),
  options: record.optional().catch(undefined),
  items: z.array(item).optional().catch(undefined),
})
const group = z.looseObject({
  id: z.string(),
  title: z.string().default('').catch(''),
  graphCoordinates: z.object({ x: z.number(), y: z.number() }).optional().catch(undefined),
  blocks: z.array(block),
})
const edge = z.looseObject({
  id: z.string().default('').catch(''),
  from: z.looseObject({ blockId: text, itemId: text, eventId: text }),
  to: z.looseObject({ groupId: z.string(), blockId: text }),
})

/** A list in which what cannot be read is null. */
const readable = <T extends z.ZodType>(entry: T) =>
  z
    .array(entry.nullable().catch(null))
    .nullish()
    .transform((list) => list ?? [])
const outline = z.looseObject({
  id: z.string().default('').catch(''),
  name: z.string().default('').catch(''),
  groups: z.array(group),
  events: readable(z.looseObject({ id: z.string(), type: z.string(), outgoingEdgeId: text })),
  edges: readable(edge),
  variables: readable(z.looseObject({ id: z.string(), name: z.string() })),
  settings: record.optional().catch(undefined),
})

/** Without its blocks there is nothing to import; an arrow, event or variable that cannot be read is left out. */
export const typebotSchema = outline.transform(({ events, edges, variables, ...rest }) => ({
  ...rest,
  events: events.filter((one) => one !== null),
  edges: edges.filter((one) => one !== null),
  variables: variables.filter((one) => one !== null),
  unreadableEdges: edges.filter((one) => one === null).length,
}))
export type Typebot = z.infer<typeof typebotSchema>
export type TypebotGroup = z.infer<typeof group>
export type TypebotBlock = z.infer<typeof block>
export type TypebotItem = z.infer<typeof item>

/**
 * Exports from before version 3 call groups "blocks" and blocks "steps"; this gives them the later names. What the other
 * system's API answers has the bot one level down, as `typebot` or `publishedTypebot`.
 */
export function withLaterNames(given: unknown): unknown {
  const value = withoutWrapper(given)
  if (!isObject(value) || 'groups' in value || !Array.isArray(value.blocks)) return value
  const { blocks, edges, ...rest } = value
  return {
    ...rest,
    groups: blocks.map((old) => (isObject(old) ? { ...old, blocks: old.steps } : old)),
    edges: Array.isArray(edges)
      ? edges.map((old) => (isObject(old) ? { ...old, from: ends(old.from), to: ends(old.to) } : old))
      : [],
  }
}

function withoutWrapper(value: unknown): unknown {
  if (!isObject(value) || 'groups' in value || 'blocks' in value) return value
  for (const wrapper of ['typebot', 'publishedTypebot']) if (isObject(value[wrapper])) return value[wrapper]
  return value
}

function ends(end: unknown): unknown {
  return isObject(end) ? { ...end, groupId: end.blockId, blockId: end.stepId } : end
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** A text inside a loosely read object; '' where there is none. */
export function textAt(object: unknown, ...path: string[]): string {
  const found = valueAt(object, ...path)
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : ''
}

export function valueAt(object: unknown, ...path: string[]): unknown {
  let current = object
  for (const key of path) {
    if (!isObject(current) || !Object.hasOwn(current, key)) return undefined
    current = current[key]
  }
  return current
}
