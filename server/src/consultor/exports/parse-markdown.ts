import type { Block, ListItem, Span } from './document.ts'

/**
 * Reads the Markdown that the engine writes: headings, paragraphs, lists, tables, bold and escapes. Anything else is text,
 * whatever it looks like: what somebody typed is never markup.
 */
export function parseMarkdown(markdown: string): Block[] {
  const parts = markdown.split(/\n{2,}/).map((part) => part.replace(/^\n+|\s+$/g, ''))
  return parts.filter((part) => part !== '').flatMap((part) => blocksOf(part.split('\n')))
}

function blocksOf(lines: readonly string[]): Block[] {
  const [first = '', ...rest] = lines
  const heading = /^(#{1,3}) (.*)$/.exec(first)
  if (heading !== null) {
    const level = (heading[1] ?? '').length as 1 | 2 | 3
    const block: Block = { kind: 'heading', level, text: plainOf(heading[2] ?? '') }
    return rest.length === 0 ? [block] : [block, ...blocksOf(rest)]
  }
  if (lines.every((line) => /^\s*- /.test(line))) return [{ kind: 'list', items: lines.map(itemOf) }]
  if (lines.length >= 2 && lines.every((line) => line.startsWith('|'))) return [tableOf(lines)]
  return [{ kind: 'paragraph', spans: spansOf(lines.join(' ')) }]
}

function itemOf(line: string): ListItem {
  const [, indent = '', text = ''] = /^(\s*)- (.*)$/.exec(line) ?? []
  return { level: Math.min(4, Math.floor(indent.length / 2)), spans: spansOf(text) }
}

function tableOf([head = '', , ...rows]: readonly string[]): Block {
  return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) }
}

function cellsOf(line: string): Span[][] {
  const inside = line.replace(/^\|/, '').replace(/\|\s*$/, '')
  return inside.split(/(?<!\\)\|/).map((cell) => spansOf(cell.trim()))
}

/** Bold and escapes; an escaped character is itself. */
function spansOf(text: string): Span[] {
  const spans: Span[] = []
  let bold = false
  let run = ''
  const flush = () => {
    if (run !== '') spans.push({ text: run, bold })
    run = ''
  }
  for (const [token] of text.matchAll(/\\[\\`*_[\]<>#|~]|\*\*|[\s\S]/g)) {
    if (token === '**') {
      flush()
      bold = !bold
    } else run += token.length === 2 && token.startsWith('\\') ? token.slice(1) : token
  }
  flush()
  return spans
}

const plainOf = (text: string): string =>
  spansOf(text)
    .map(({ text: run }) => run)
    .join('')
