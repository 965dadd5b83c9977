import type { ContactId } from '@recado/contracts/ids'
import { useMay } from '../../../session/me-context.ts'
import { useContact } from '../../contacts/use-contact.ts'

/** Whether nothing reaches the contact; false while nobody knows, and the server refuses. */
export function useBlocked(id: ContactId): boolean {
  const may = useMay()
  const { data } = useContact(may('contacts.read') ? id : undefined)
  return data?.blocked === true
}
