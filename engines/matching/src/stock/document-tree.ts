import { jsonReader } from './read-json.ts'
import { xmlReader } from './read-xml.ts'

/** A value of a feed: text, a number or flag of JSON, a list, or fields. */
export type Node = string | number | boolean | null | Node[] | Fields
export type Fields = { [name: string]: Node }

export interface Frame {
  kind: 'element' | 'object' | 'array'
  /** What its parent calls it; an item of a list, and JSON's root, have no name. */
  name: string | undefined
  fields: Fields
  items: Node[]
  text: string
  hasFields: boolean
  /** Whether what is in it is kept. */
  keeps: boolean
}

/** Told of what a document opens and closes; `path` are the names on the way to it, its own last. */
export interface TreeHandler {
  opened?(frame: Frame, path: readonly string[], stack: readonly Frame[]): void
  /** @returns what its parent keeps. */
  closed?(value: Node, frame: Frame, path: readonly string[], stack: readonly Frame[]): Node
  /** So much was read of it. */
  grew?(characters: number): void
}

/**
 * A document of JSON or XML as fields, built as it is read: an element that comes again is a list, attributes are
 * fields, mixed text is dropped. A handler that says of frames that they keep nothing bounds what is held.
 */
export function documentTree(
  format: 'json' | 'xml',
  handler: TreeHandler = {},
): {
  push(text: string): void
  end(): void
  /** What there is of it by now, as if it ended here. */
  partial(): Node
  /** Of what is open, lets go of what neither is to be kept nor is within what is. */
  release(isKept: (frame: Frame, path: readonly string[]) => boolean): void
} {
  const top = frameOf('array', undefined)
  const stack: Frame[] = [top]
  const path: string[] = []
  let key: string | undefined

  const enter = (kind: Frame['kind'], name: string | undefined): Frame => {
    const frame = frameOf(kind, name)
    if (name !== undefined) path.push(name)
    stack.push(frame)
    handler.opened?.(frame, path, stack)
    return frame
  }
  const leave = (): void => {
    const frame = stack.pop()!
    const made = nodeOf(frame)
    const value = handler.closed?.(made, frame, path, stack) ?? made
    if (frame.name !== undefined) path.pop()
    add(stack.at(-1)!, frame.name, value)
  }
  const reader =
    format === 'xml'
      ? xmlReader({
          open(name, attributes) {
            const frame = enter('element', name)
            handler.grew?.(OVERHEAD)
            for (const [key, value] of Object.entries(attributes)) {
              handler.grew?.(value.length + OVERHEAD)
              add(frame, key, value)
            }
          },
          text(text) {
            const frame = stack.at(-1)!
            if (!frame.keeps) return
            handler.grew?.(text.length)
            frame.text += text
          },
          close: leave,
        })
      : jsonReader({
          open(kind) {
            handler.grew?.(OVERHEAD)
            enter(kind, key)
            key = undefined
          },
          key(name) {
            key = name
          },
          value(value) {
            handler.grew?.(OVERHEAD + (typeof value === 'string' ? value.length : 0))
            add(stack.at(-1)!, key, value)
            key = undefined
          },
          close: leave,
        })
  return {
    ...reader,
    partial() {
      while (stack.length > 1) leave()
      return top.items[0] ?? null
    },
    release(isKept) {
      let depth = 0
      let isWithin = false
      for (const frame of stack) {
        if (frame.name !== undefined) depth++
        isWithin ||= frame !== top && isKept(frame, path.slice(0, depth))
        frame.keeps = isWithin
        if (!isWithin) Object.assign(frame, { fields: Object.create(null), items: [], text: '' })
      }
    },
  }
}

/** What a value costs beside its characters, about. */
const OVERHEAD = 16

const frameOf = (kind: Frame['kind'], name: string | undefined): Frame => ({
  ...{ kind, name, items: [], text: '', hasFields: false, keeps: true },
  fields: Object.create(null) as Fields,
})

function add(into: Frame, name: string | undefined, value: Node): void {
  if (!into.keeps) return
  into.hasFields = true
  if (into.kind === 'array') into.items.push(value)
  else if (into.kind === 'object') into.fields[name!] = value
  else {
    const held = into.fields[name!]
    if (held === undefined) into.fields[name!] = value
    else if (Array.isArray(held)) held.push(value)
    else into.fields[name!] = [held, value]
  }
}

function nodeOf({ kind, fields, items, text, hasFields }: Frame): Node {
  if (kind === 'array') return items
  if (kind === 'object') return fields
  // <price currency="BRL">65900</price> is its text; an element with children is its fields.
  const own = text.trim()
  return hasFields && own === '' ? fields : own
}
