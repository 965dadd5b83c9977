/** One spelling for a name: lower case, no accents, no leading article, single spaces. */
export function canonical(name: string): string {
  return stripAccents(name)
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:a|o|as|os|the|el|la) (?=\S)/, '')
}

/** Removes accents without changing the length of a composed (NFC) text, so that spans stay valid. */
export function stripAccents(text: string): string {
  let out = ''
  for (const char of text) {
    const base = char.normalize('NFD').replace(/\p{M}+/gu, '')
    out += base.length === char.length ? base : char
  }
  return out
}
