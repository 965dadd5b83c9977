import type { MemberId } from '@recado/contracts/ids'
import { findMentions } from '../thread/find-mentions.ts'

interface Named {
  id: MemberId
  name: string
}

/**
 * Colleagues whom a note names, also where their name was typed and not chosen. Of two with one name it is the chosen one,
 * or both where nobody was chosen: better told twice than not at all.
 */
export function mentionsIn(text: string, colleagues: readonly Named[], chosen: ReadonlySet<MemberId>): MemberId[] {
  const parts = findMentions([{ kind: 'text', text }], [...new Set(colleagues.map(({ name }) => name))])
  const names = new Set(parts.flatMap((part) => (part.kind === 'mention' ? [part.text.slice(1)] : [])))
  return [...names].flatMap((name) => {
    const found = colleagues.filter((colleague) => colleague.name === name).map(({ id }) => id)
    const picked = found.filter((id) => chosen.has(id))
    return picked.length > 0 ? picked : found
  })
}
