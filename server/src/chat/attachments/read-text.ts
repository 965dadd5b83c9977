import { detectEncoding } from './detect-encoding.ts'

/** What a file is that people can read: any text, or XML. */
export type TextKind = 'text' | 'application/xml'

const HEAD = 8_192

/**
 * Text has no mark of its own: it is what has no control characters and does not begin as a page or a drawing, in UTF-8,
 * UTF-16 (as Windows saves "Unicode") or one byte a letter (as old Windows does). XML is data (an invoice, a statement)
 * unless its root is a page or a drawing, or it names a style sheet, which is a program. Undefined: it is no text.
 */
export async function readText(open: () => AsyncIterable<Uint8Array>): Promise<TextKind | undefined> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let head = ''
  for await (const piece of open()) {
    decoder ??= new TextDecoder(detectEncoding(piece))
    const text = decoder.decode(piece, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what tells a program from a text
    if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return undefined
    if (head.length < HEAD) head += text.slice(0, HEAD)
  }
  return kindOf(head)
}

function kindOf(head: string): TextKind | undefined {
  // The mark of UTF-8 is three letters when it is read a byte each.
  const start = head.replace(/^(?:\u00ef\u00bb\u00bf)?[\ufeff\s]*/, '')
  const isXml = /^<\?xml[\s?]/i.test(start)
  if (!isXml && !start.startsWith('<')) return 'text'
  if (/<\?xml-stylesheet|xmlns(?::\w+)?\s*=\s*["']http:\/\/www\.w3\.org\/(?:1999\/xhtml|2000\/svg)/i.test(start))
    return undefined
  // What comes before the root is said or declared; a comment may hold anything.
  const root = start.replace(/^(?:<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype\s+(?!html|svg)[^>[]*>|\s+)*/i, '')
  if (/^<(?:!|html|head|body|script|style|iframe|svg|\w+:(?:html|svg|script))(?![\w.-])/i.test(root)) return undefined
  return isXml ? 'application/xml' : 'text'
}
