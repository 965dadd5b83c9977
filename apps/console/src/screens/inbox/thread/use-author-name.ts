import type { MessageView } from '@recado/contracts/messages'
import { useContactName } from '../../../i18n/use-contact-name.ts'

/** Who wrote a message: customers without a name as everywhere, anybody else as they were called then. */
export function useAuthorName(): (author: MessageView['author']) => string {
  const nameOf = useContactName()
  return ({ contact_id: id, name }) => (id === null ? name : nameOf({ id, name }))
}
