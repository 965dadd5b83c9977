import type { Typebot } from './typebot-document.ts'

/** The names variables get here: `Lead Score` → `lead_score`. */
export type VariableNames = {
  byId: ReadonlyMap<string, string>
  /** Puts the new names into a text with `{{Lead Score}}` places. Code places (`{{= … =}}`) stay as text. */
  inText: (text: string) => string
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
    byId.set(id, given)
    if (given !== name && known === undefined) renamed.push({ from: name, to: given })
  }
  const inText = (text: string) =>
    text.replace(/\{\{([^{}]{1,200})\}\}/g, (place, inside: string) => {
      const name = byName.get(inside.trim())
      if (name !== undefined) return `{{${name}}}`
      // No variable of that name: take the braces away rather than leave a place that does not parse.
      return inside.trim().startsWith('=') ? `(${inside.trim()})` : place.replaceAll('{{', '{').replaceAll('}}', '}')
    })
  return { byId, inText, renamed }
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
