import type { ContactId } from '@recado/contracts/ids'
import { useMay } from '../../../session/me-context.ts'
import type { ContactDetail } from '../../contacts/contacts.api.ts'
import { useContact } from '../../contacts/use-contact.ts'

/** The contact as far as it is known: who may not read contacts, or has not read it yet, learns it from a refusal. */
export function useThreadContact(id: ContactId): ContactDetail | undefined {
  const may = useMay()
  return useContact(may('contacts.read') ? id : undefined).data
}
