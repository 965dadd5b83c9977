import type { ContactId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../../services.ts'
import { useMay } from '../../../session/me-context.ts'
import { getContact } from './thread.api.ts'

/** Whether nothing reaches the contact; false while nobody knows, and the server refuses. */
export function useBlocked(id: ContactId): boolean {
  const { http } = useServices()
  const may = useMay()
  const { data } = useQuery({
    queryKey: ['contact', id],
    queryFn: () => getContact(http, id),
    enabled: may('contacts.read'),
  })
  return data?.blocked === true
}
