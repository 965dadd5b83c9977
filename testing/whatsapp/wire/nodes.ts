import { type BinaryNode, getBinaryNodeChild, getBinaryNodeChildren } from 'baileys'

export type Node = BinaryNode

/** Attributes that are undefined are left out. */
export function node(
  tag: string,
  attrs: Readonly<Record<string, string | undefined>> = {},
  content?: Node['content'],
): Node {
  const given = Object.entries(attrs).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { tag, attrs: Object.fromEntries(given), ...(content !== undefined && { content }) }
}

export function childOf(parent: Node | undefined, tag: string): Node | undefined {
  return getBinaryNodeChild(parent, tag)
}

export function childrenOf(parent: Node | undefined, tag: string): Node[] {
  return getBinaryNodeChildren(parent, tag)
}

export function firstChild(parent: Node): Node | undefined {
  return Array.isArray(parent.content) ? parent.content[0] : undefined
}

/** Short values may come as a word of the dictionary instead of bytes. */
export function bytesOf(one: Node | undefined): Buffer {
  const content = one?.content
  if (content === undefined || Array.isArray(content)) return Buffer.alloc(0)
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
}

export function numberOf(one: Node | undefined): number {
  const bytes = bytesOf(one)
  return bytes.length === 0 ? 0 : bytes.readUIntBE(0, Math.min(bytes.length, 6))
}

export function bigEndian(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntBE(value, 0, bytes)
  return buffer
}

export const seconds = (at: Date = new Date()) => String(Math.floor(at.getTime() / 1_000))
