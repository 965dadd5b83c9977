import type { InboxSettings } from '@recado/contracts/inboxes'

export type PreChatField = InboxSettings['pre_chat'][number]

/** What goes to the contact itself; every other key goes to its attributes. */
export const OWN_FIELDS = [
  { key: 'name', kind: 'text' },
  { key: 'email', kind: 'email' },
  { key: 'phone', kind: 'phone' },
] as const
export type OwnKey = (typeof OWN_FIELDS)[number]['key']

/**
 * Fields as they are sent: a question that was just written gets its key from its words, another for each. Keys that
 * exist stay, because answers of earlier visitors are under them. A choice keeps only choices that say something.
 */
export function withKeys(fields: readonly PreChatField[]): PreChatField[] {
  const taken = new Set(fields.map(({ key }) => key).filter(Boolean))
  return fields.map(({ choices, ...field }) => {
    const key = field.key || freeKey(keyOf(field.label), taken)
    taken.add(key)
    const kept = choices?.map((choice) => choice.trim()).filter(Boolean)
    return { ...field, key, ...(field.kind === 'choice' ? { choices: kept ?? [] } : {}) }
  })
}

/** "Qual é o carro?" → "qual_e_o_carro"; at most 40 characters. */
export function keyOf(label: string): string {
  const key = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
  return key || 'pergunta'
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  let free = key
  for (let number = 2; taken.has(free); number++) free = `${key.slice(0, 36)}_${number}`
  return free
}
