import type { Typebot } from './typebot-document.ts'

/** The names variables get here: `Lead Score` → `lead_score`. */
export type VariableNames = {
  byId: ReadonlyMap<string, string>
  /**
   * Puts the new names into a text with `{{Lead Score}}` places. Code places (`{{= … =}}`) stay as text. What comes back is
   * a template of ours without a mistake, cut to `longest` characters where it is longer, never inside a place.
   */
  inText: (text: string, longest?: number) => string
  renamed: { from: string; to: string }[]
}

/** Gives every variable of an export a name that our flows accept, no two the same. */
export function renameVariables(typebot: Typebot, reserved: ReadonlySet<string>): VariableNames {
  const byId = new Map<string, string>()
  const byName = new Map<string, string>()
  const taken = new Set(reserved)
  const renamed: { from: string; to: string }[] = []
  for (const { id, name } of typebot.variables) {
    const known = byName.get(name)
    const given = known ?? freeName(nameOf(name), taken)
    taken.add(given)
    byName.set(name, given)
    if (!byId.has(id)) byId.set(id, given)
    if (given !== name && known === undefined) renamed.push({ from: name, to: given })
  }
  const inText = (text: string, longest = Number.POSITIVE_INFINITY) => {
    // Odd parts are places that stand for a variable.
    const parts: string[] = ['']
    let from = 0
    for (const { 0: place, 1: inside = '', index } of text.matchAll(/\{\{([^{}]{1,200})\}\}/g)) {
      const name = byName.get(inside.trim())
      parts[parts.length - 1] += text.slice(from, index)
      from = index + place.length
      if (name !== undefined) parts.push(`{{${name}}}`, '')
      // No variable of that name: take the braces away rather than leave a place that does not parse.
      else parts[parts.length - 1] += inside.trim().startsWith('=') ? `(${inside.trim()})` : `{${inside}}`
    }
    parts[parts.length - 1] += text.slice(from)
    return joined(parts, longest)
  }
  return { byId, inText, renamed }
}

/** Literal parts lose doubled braces, which would open a place; the last part that does not fit whole is cut, or left out. */
function joined(parts: readonly string[], longest: number): string {
  let text = ''
  for (const [index, part] of parts.entries()) {
    const written = index % 2 === 0 ? part.replace(/\{{2,}/g, '{') : part
    const room = longest - text.length
    if (written.length > room) return index % 2 === 0 ? text + written.slice(0, room) : text
    text += written
  }
  return text
}

function nameOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 50)
    .replace(/^_+|_+$/g, '')
  if (plain === '') return 'variable'
  return /^\d/.test(plain) ? `v_${plain}` : plain
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  // Ends: with the first number that is free.
  for (let n = 2; ; n++) if (!taken.has(`${name}_${n}`)) return `${name}_${n}`
}
