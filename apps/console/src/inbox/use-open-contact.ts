import { contactEndpoints } from '@recado/contracts/contacts'
import type { ContactId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/use-act.ts'
import { useToast } from '../design/toast.tsx'
import { useServices } from '../services.ts'
import { useInboxAddress } from './use-inbox-address.ts'

/** Opens the contact's last conversation that the person may see, or says that there is none. */
export function useOpenContact(): (id: ContactId) => void {
  const { t } = useTranslation('inbox')
  const { http } = useServices()
  const { open } = useInboxAddress()
  const toast = useToast()
  const act = useAct({
    run: async (id: ContactId) => {
      const page = await http.call(contactEndpoints.listTimeline, { params: { id }, query: { limit: 100 } })
      const last = page.items.find((entry) => entry.kind === 'conversation')
      if (last === undefined) toast({ text: t('search.no_conversation') })
      else open(last.id)
    },
    changes: [],
  })
  return act.mutate
}
