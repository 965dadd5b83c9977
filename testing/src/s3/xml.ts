const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

export type XmlContent = string | number | boolean | undefined | XmlFields | readonly XmlFields[]
export type XmlFields = { readonly [name: string]: XmlContent }

/** A document of the given root. Lists repeat their element; undefined leaves it out. */
export function renderXml(root: string, fields: XmlFields): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, fields)}`
}

/** The texts of all elements of this name, in order. Enough for the two flat requests that S3 takes as XML. */
export function textsOf(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map((match) => unescapeXml(match[1] ?? ''))
}

function renderElement(name: string, content: XmlContent): string {
  if (content === undefined) return ''
  if (Array.isArray(content)) return content.map((item) => renderElement(name, item)).join('')
  if (typeof content !== 'object') return `<${name}>${escapeXml(String(content))}</${name}>`
  const inner = Object.entries(content).map(([field, value]) => renderElement(field, value))
  return `<${name}>${inner.join('')}</${name}>`
}

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

function unescapeXml(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|apos);/g, (entity) => {
    const found = Object.entries(ENTITIES).find(([, escaped]) => escaped === entity)
    return found?.[0] ?? entity
  })
}
