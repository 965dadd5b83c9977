import type { ContactId } from '@recado/contracts/ids'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Http } from '../../api/http.ts'
import { useServices } from '../../services.ts'
import { contactKeys } from './contact-keys.ts'
import { getContact } from './contacts.api.ts'

export function contactQuery(http: Http, id: ContactId) {
  return queryOptions({ queryKey: contactKeys.one(id), queryFn: () => getContact(http, id) })
}

/** One contact; of one that was merged away, the one it is part of now. */
export function useContact(id: ContactId | undefined) {
  const { http } = useServices()
  return useQuery({
    queryKey: id === undefined ? ['contact'] : contactKeys.one(id),
    queryFn: () => (id === undefined ? Promise.reject(new Error('no contact is named')) : getContact(http, id)),
    enabled: id !== undefined,
  })
}
