/** Elements of which nothing is read. */
const UNREAD = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'object', 'iframe'])
const LINES = new Set([
  ...['p', 'div', 'br', 'tr', 'table', 'li', 'ul', 'ol', 'hr', 'section', 'article', 'header', 'footer', 'blockquote'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dl', 'dt', 'dd', 'pre', 'center', 'tbody', 'thead'],
])
const CELLS = new Set(['td', 'th'])

/**
 * The text of a mail's HTML: a block is a line, the cells of a row are parted by tabs, and an address that a link leads to
 * (`tel:`, `mailto:`) stands behind its text. One pass over the text, whatever it holds: nothing is rendered or fetched.
 */
export function htmlText(html: string): string {
  const lower = html.toLowerCase()
  const parts: string[] = []
  let at = 0
  // Ends: every turn moves on behind what it looked at.
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    parts.push(inLine(html.slice(at, open)))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const name = /^<\/?([a-z][a-z0-9]*)/.exec(lower.slice(open, open + 20))?.[1]
    if (name === undefined && !/^<[!?/]/.test(html.slice(open, open + 2))) {
      parts.push('<')
      at = open + 1
      continue
    }
    const close = html.indexOf('>', open)
    if (close < 0) {
      at = html.length
      continue
    }
    at = close + 1
    if (name === undefined) continue
    const isEnd = html[open + 1] === '/'
    if (UNREAD.has(name) && !isEnd && html[close - 1] !== '/') {
      const end = lower.indexOf(`</${name}`, at)
      at = end < 0 ? html.length : end
      continue
    }
    if (LINES.has(name)) parts.push('\n')
    else if (CELLS.has(name) && isEnd) parts.push('\t')
    else if (name === 'a' && !isEnd) parts.push(addressOf(html.slice(open, Math.min(close, open + 500))))
  }
  if (at < html.length) parts.push(inLine(html.slice(at)))
  return tidy(readEntities(parts.join('')))
}

/** Where HTML breaks its lines says nothing. */
const inLine = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')

function addressOf(tag: string): string {
  const [, address] = /href\s*=\s*["']?(?:tel|mailto):([^"'\s>?]{3,120})/i.exec(tag) ?? []
  return address === undefined ? '' : ` ${address} · `
}

function tidy(text: string): string {
  return text
    .replaceAll('\r', '')
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.replace(/[\s\u00A0\u200B-\u200F\uFEFF]+/g, ' ').trim())
        .filter(Boolean)
        .join('\t'),
    )
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** Those of HTML's names that Portuguese, Spanish and English mails have; letters with accents follow by their pattern. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', hellip: '…', bull: '•' },
  ...{
    middot: '·',
    ordm: 'º',
    ordf: 'ª',
    deg: '°',
    reg: '®',
    copy: '©',
    trade: '™',
    euro: '€',
    laquo: '«',
    raquo: '»',
  },
  ...{
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    iexcl: '¡',
    iquest: '¿',
    ensp: ' ',
    emsp: ' ',
    zwnj: '',
    shy: '',
  },
}
const ACCENTS: Readonly<Record<string, string>> = {
  ...{ acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308', cedil: '\u0327' },
}

function readEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name === undefined) {
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : ''
    }
    const named = NAMED[name.toLowerCase()]
    if (named !== undefined) return named
    const [, letter, accent] = /^([a-z])([a-z]{3,5})$/i.exec(name) ?? []
    const mark = ACCENTS[accent?.toLowerCase() ?? '']
    return letter === undefined || mark === undefined ? whole : `${letter}${mark}`.normalize('NFC')
  })
}

const MOST_LINKS = 60

/** Where a mail's links lead to. */
export function htmlLinks(html: string): string[] {
  const links: string[] = []
  for (const [, link] of html.matchAll(/href\s{0,5}=\s{0,5}["'](https?:[^"'<>]{8,400})["']/gi)) {
    if (link !== undefined) links.push(readEntities(link))
    if (links.length === MOST_LINKS) break
  }
  return links
}
