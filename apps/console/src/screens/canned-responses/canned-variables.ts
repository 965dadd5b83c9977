/** What the server fills in: `readVariables` of canned-responses.sql.ts, and the company's name. */
export const CANNED_VARIABLES = [
  'contact.first_name',
  'contact.name',
  'contact.email',
  'contact.phone',
  'agent.first_name',
  'agent.name',
  'conversation.protocol',
  'inbox.name',
  'company.name',
] as const
export type CannedVariable = (typeof CANNED_VARIABLES)[number]

const VARIABLE = /\{\{\s*([a-z_]+\.[a-z_]+)\s*\}\}/g

export type PreviewPart =
  | { kind: 'text' | 'value'; text: string }
  /** A name in braces that nothing answers to: it would be sent as nothing. */
  | { kind: 'unknown'; text: string }

/** A template taken apart, with values where its variables stand; the parts in order make the whole text. */
export function previewParts(template: string, values: Readonly<Record<CannedVariable, string>>): PreviewPart[] {
  const parts: PreviewPart[] = []
  let end = 0
  for (const match of template.matchAll(VARIABLE)) {
    if (match.index > end) parts.push({ kind: 'text', text: template.slice(end, match.index) })
    const name = CANNED_VARIABLES.find((known) => known === match[1])
    parts.push(name === undefined ? { kind: 'unknown', text: match[0] } : { kind: 'value', text: values[name] })
    end = match.index + match[0].length
  }
  if (end < template.length) parts.push({ kind: 'text', text: template.slice(end) })
  return parts
}
