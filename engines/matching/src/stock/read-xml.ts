import { type StockStop, StockStopped } from './stock-problem.ts'

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

const DEEPEST = 60
/** A tag or a text, in characters: what has not ended is held in memory. */
const LONGEST = 4 * 1024 * 1024
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

/**
 * Reads XML as events, piece by piece and without a document type: entities that a file defines for itself are how a
 * kilobyte becomes a gigabyte, so a DOCTYPE with definitions is refused and no entity but the five is expanded.
 * Prefixes of names are dropped ("g:price" is "price"). Lenient about what is around the elements. Memory: the tag or
 * text that has not ended, and the names that are open.
 * @throws StockStopped for bad_xml, xml_entities, xml_too_deep, too_large.
 */
export function xmlReader(
  handler: XmlHandler,
  tooLong: StockStop = { code: 'too_large', limit: LONGEST },
): { push(text: string): void; end(): void } {
  const open: string[] = []
  let rest = ''

  /** @returns where what has not ended begins, or the length. */
  const read = (xml: string): number => {
    let at = 0
    while (at < xml.length) {
      const next = xml.indexOf('<', at)
      if (next < 0) return at
      if (next > at && open.length > 0) handler.text(unescapeXml(xml.slice(at, next)))
      const after = readMarkup(xml, next)
      if (after < 0) return next
      at = after
    }
    return at
  }
  const readMarkup = (xml: string, at: number): number => {
    const after = (mark: string, from: number): number => {
      const end = xml.indexOf(mark, from)
      return end < 0 ? -1 : end + mark.length
    }
    if (xml.startsWith('<![CDATA[', at)) {
      const end = after(']]>', at + 9)
      if (end > 0) handler.text(xml.slice(at + 9, end - 3))
      return end
    }
    if (xml.startsWith('<!--', at)) return after('-->', at + 4)
    if (xml.startsWith('<?', at)) return after('?>', at + 2)
    if (xml.startsWith('<!', at)) {
      const end = after('>', at)
      if (end > 0 && xml.slice(at, end).includes('['))
        throw new StockStopped({ code: 'xml_entities', detail: 'DOCTYPE' })
      return end
    }
    const end = endOfTag(xml, at + 1)
    if (end < 0) return -1
    readTag(xml.slice(at + 1, end))
    return end + 1
  }
  const readTag = (tag: string): void => {
    if (tag.startsWith('/')) {
      const name = local(tag.slice(1).trim())
      if (open.pop() !== name) throw new StockStopped({ code: 'bad_xml', detail: `</${name}> closes nothing` })
      handler.close(name)
      return
    }
    const found = /^([^\s/>]+)/.exec(tag)
    if (found === null) throw new StockStopped({ code: 'bad_xml', detail: 'a tag without a name' })
    const name = local(found[1]!)
    handler.open(name, attributesOf(tag.slice(found[1]!.length)))
    if (tag.endsWith('/')) handler.close(name)
    else if (open.push(name) > DEEPEST) throw new StockStopped({ code: 'xml_too_deep', detail: name })
  }
  return {
    push(text) {
      const xml = rest + text
      rest = xml.slice(read(xml))
      if (rest.length > LONGEST) throw new StockStopped(tooLong)
    },
    end() {
      if (rest.startsWith('<')) throw new StockStopped({ code: 'bad_xml', detail: 'a tag does not end' })
      if (open.length > 0) throw new StockStopped({ code: 'bad_xml', detail: `<${open.at(-1)}> does not end` })
    },
  }
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
  return -1
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {}

function attributesOf(text: string): Readonly<Record<string, string>> {
  if (!text.includes('=')) return NO_ATTRIBUTES
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
