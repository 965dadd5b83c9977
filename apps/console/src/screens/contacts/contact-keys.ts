import type { ContactId } from '@recado/contracts/ids'

export const contactKeys = {
  lists: ['contacts'] as const,
  list: (q: string) => ['contacts', 'found', q] as const,
  /** Begins like the lists: what changes one changes the other. */
  deleted: ['contacts', 'deleted'] as const,
  one: (id: ContactId) => ['contact', id] as const,
  timeline: (id: ContactId) => ['contact-timeline', id] as const,
}
