import type { ContactId } from '@recado/contracts/ids'

export const contactKeys = {
  lists: ['contacts'] as const,
  list: (q: string) => ['contacts', q] as const,
  one: (id: ContactId) => ['contact', id] as const,
  timeline: (id: ContactId) => ['contact-timeline', id] as const,
}
