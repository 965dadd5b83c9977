import { StockStopped } from './stock-problem.ts'

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

const DEEPEST = 60
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/**
 * Reads XML as events, in one pass and without a document type: entities that a file defines for itself are how a
 * kilobyte becomes a gigabyte, so a DOCTYPE with definitions is refused and no entity but the five is expanded.
 * Prefixes of names are dropped ("g:price" is "price"). Lenient about what is around the elements.
 * @throws StockStopped for bad_xml, xml_entities, xml_too_deep.
 */
export function readXml(xml: string, handler: XmlHandler): void {
  const open: string[] = []
  let at = 0
  const until = (mark: string, from: number, what: string): number => {
    const end = xml.indexOf(mark, from)
    if (end < 0) throw new StockStopped({ code: 'bad_xml', detail: `${what} does not end` })
    return end
  }
  while (at < xml.length) {
    const next = xml.indexOf('<', at)
    const end = next < 0 ? xml.length : next
    if (end > at && open.length > 0) handler.text(unescapeXml(xml.slice(at, end)))
    if (next < 0) break
    if (xml.startsWith('<![CDATA[', next)) {
      const close = until(']]>', next, 'a CDATA section')
      handler.text(xml.slice(next + 9, close))
      at = close + 3
    } else if (xml.startsWith('<!--', next)) at = until('-->', next + 4, 'a comment') + 3
    else if (xml.startsWith('<?', next)) at = until('?>', next, 'a declaration') + 2
    else if (xml.startsWith('<!', next)) {
      const close = until('>', next, 'a document type')
      if (xml.slice(next, close).includes('[')) throw new StockStopped({ code: 'xml_entities', detail: 'DOCTYPE' })
      at = close + 1
    } else {
      const close = endOfTag(xml, next + 1)
      const tag = xml.slice(next + 1, close)
      at = close + 1
      if (tag.startsWith('/')) {
        const name = local(tag.slice(1).trim())
        if (open.pop() !== name) throw new StockStopped({ code: 'bad_xml', detail: `</${name}> closes nothing` })
        handler.close(name)
        continue
      }
      const isEmpty = tag.endsWith('/')
      const found = /^([^\s/>]+)/.exec(tag)
      if (found === null) throw new StockStopped({ code: 'bad_xml', detail: 'a tag without a name' })
      const name = local(found[1]!)
      handler.open(name, attributesOf(tag.slice(found[1]!.length)))
      if (isEmpty) handler.close(name)
      else if (open.push(name) > DEEPEST) throw new StockStopped({ code: 'xml_too_deep', detail: name })
    }
  }
  if (open.length > 0) throw new StockStopped({ code: 'bad_xml', detail: `<${open.at(-1)}> does not end` })
}

function endOfTag(xml: string, from: number): number {
  let quote = ''
  for (let i = from; i < xml.length; i++) {
    const char = xml[i]!
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return i
  }
  throw new StockStopped({ code: 'bad_xml', detail: 'a tag does not end' })
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes[local(name!)] = unescapeXml(double ?? single ?? '')
  return attributes
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{1,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const code = name[1]!.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** A value of a feed: text, a number or flag of JSON, a list, or fields. */
export type Node = string | number | boolean | null | Node[] | { [name: string]: Node }

/** The document as fields: an element that comes again is a list, attributes are fields, mixed text is dropped. */
export function xmlToFields(xml: string): { name: string; fields: Node } {
  interface Frame {
    name: string
    fields: Record<string, Node>
    text: string
    hasFields: boolean
  }
  const frame = (name: string): Frame => ({ name, fields: Object.create(null), text: '', hasFields: false })
  const stack: Frame[] = [frame('')]
  const add = (into: Frame, name: string, value: Node): void => {
    into.hasFields = true
    const held = into.fields[name]
    if (held === undefined) into.fields[name] = value
    else if (Array.isArray(held)) held.push(value)
    else into.fields[name] = [held, value]
  }
  readXml(xml, {
    open(name, attributes) {
      const opened = frame(name)
      for (const [key, value] of Object.entries(attributes)) add(opened, key, value)
      stack.push(opened)
    },
    text(text) {
      stack.at(-1)!.text += text
    },
    close(name) {
      const { fields, text, hasFields } = stack.pop()!
      const own = text.trim()
      // <price currency="BRL">65900</price> is its text; an element with children is its fields.
      add(stack.at(-1)!, name, hasFields && own === '' ? fields : own)
    },
  })
  const [root] = Object.entries(stack[0]!.fields)
  if (root === undefined) throw new StockStopped({ code: 'bad_xml', detail: 'no element' })
  return { name: root[0], fields: root[1] }
}
