import type { ContactId } from '@recado/contracts/ids'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useServices } from '../../services.ts'
import { contactKeys } from './contact-keys.ts'
import { getContact } from './contacts.api.ts'

/** One contact; of one that was merged away, the one it is part of now. Nobody is asked for without an id. */
export function useContact(id: ContactId | undefined) {
  const { http } = useServices()
  return useQuery({
    queryKey: id === undefined ? ['contact'] : contactKeys.one(id),
    queryFn: id === undefined ? skipToken : () => getContact(http, id),
  })
}
