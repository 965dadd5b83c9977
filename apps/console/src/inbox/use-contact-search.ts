import { type ContactPage, contactEndpoints } from '@recado/contracts/contacts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { useServices } from '../services.ts'
import { useMay } from '../session/me-context.ts'

export type FoundContact = z.output<typeof ContactPage>['items'][number]

const NONE: readonly FoundContact[] = []

/** Contacts whose name, e-mail or phone begins so; a handful. Empty while nothing is asked. */
export function useContactSearch(words: string): readonly FoundContact[] {
  const { http } = useServices()
  const may = useMay()
  const query = useQuery({
    queryKey: ['contact-search', words],
    queryFn: () => http.call(contactEndpoints.list, { query: { q: words, limit: 5 } }),
    enabled: words.length >= 2 && may('contacts.read'),
    placeholderData: keepPreviousData,
  })
  return words.length < 2 ? NONE : (query.data?.items ?? NONE)
}
