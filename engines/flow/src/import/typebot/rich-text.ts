/** The plain text of a text bubble: paragraphs as lines, links with their address, variables as places. */
export function richTextToPlain(richText: unknown): string {
  if (!Array.isArray(richText)) return ''
  return richText.map(blockText).join('\n').trim()
}

function blockText(node: unknown): string {
  if (!isNode(node)) return ''
  if (node.type === 'ul' || node.type === 'ol') {
    return childrenOf(node)
      .map((child, index) => `${node.type === 'ol' ? `${index + 1}.` : '-'} ${inlineText(child).trim()}`)
      .join('\n')
  }
  return inlineText(node)
}

function inlineText(node: unknown): string {
  if (!isNode(node)) return ''
  if (typeof node.text === 'string') return node.text
  const inside = childrenOf(node).map(inlineText).join('')
  if (node.type !== 'a' || typeof node.url !== 'string' || node.url === inside) return inside
  return inside.trim() === '' ? node.url : `${inside} (${node.url})`
}

type Node = { type?: unknown; text?: unknown; url?: unknown; children?: unknown }

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object'
}

function childrenOf(node: Node): unknown[] {
  return Array.isArray(node.children) ? node.children : []
}
