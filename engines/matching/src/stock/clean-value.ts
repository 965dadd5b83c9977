import { decodeHTMLStrict } from 'entities'

/** What Windows-1252 has where Latin-1 has control characters, by the byte. */
const WINDOWS = new Map<number, number>(
  Array.from({ length: 32 }, (_, n) => {
    const byte = 0x80 + n
    return [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)).charCodeAt(0), byte]
  }),
)
/** UTF-8 read as Windows-1252: "Ã" or "Â" before a sign that no Portuguese word has there. */
const TWICE = /[ÂÃ][\u0080-\u00bf\u0152-\u2122]/
/** Only elements that make a text HTML beyond doubt: "<b" may be a remark. */
const HTML = /<\/(p|div|span|strong|em|ul|ol|li|font|center|h[1-6]|table|td|script|style)\s*>|<(br|p|li|hr)\s*\/?>/i

/**
 * A feed's text as somebody wrote it: letters that were encoded twice ("CitroÃ«n"), HTML's names of letters ("C&acirc;mbio")
 * and its elements, of which lines and texts stay.
 */
export function cleanValue(text: string): string {
  const repaired = TWICE.test(text) ? decodedAgain(text) : text
  const named = repaired.includes('&') ? decodeHTMLStrict(repaired) : repaired
  return HTML.test(named) ? textOfHtml(named) : named
}

function decodedAgain(text: string): string {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = code < 0x100 ? code : WINDOWS.get(code)
    if (byte === undefined) return text
    bytes[i] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}

/** No pattern crosses another "<": each takes one pass, whatever the text holds. */
function textOfHtml(html: string): string {
  return html
    .replace(/<(script|style)\b[^<>]*>[^<]*/gi, ' ')
    .replace(/<(br|hr|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[a-z/!][^<>]*>/gi, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}
