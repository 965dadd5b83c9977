import type { Disposition } from './storage.ts'

/**
 * The Content-Disposition header of RFC 6266: a plain ASCII name for old readers and the real one, percent-encoded,
 * for the others. Quotes, backslashes and control characters of a name never reach the header.
 */
export function contentDisposition(disposition: Disposition): string {
  const { type, filename } = disposition
  if (!filename) return type
  const plain = filename
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%]/g, '_')
    .trim()
  const exact = encodeURIComponent(filename.toWellFormed()).replaceAll(/['()*]/g, percentEncode)
  return `${type}; filename="${plain || 'file'}"; filename*=UTF-8''${exact}`
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
