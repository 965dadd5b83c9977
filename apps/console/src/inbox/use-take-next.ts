import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAct } from '../api/use-act.ts'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { takeNext } from './inbox.api.ts'
import { inboxKeys } from './inbox-keys.ts'
import { putConversation } from './put-conversation.ts'
import { useInboxAddress } from './use-inbox-address.ts'

/** Gives the person what waits longest, and opens it. */
export function useTakeNext() {
  const { t } = useTranslation('inbox')
  const { http } = useServices()
  const queries = useQueryClient()
  const { member_id } = useMe()
  const { open } = useInboxAddress()
  return useAct<void>({
    run: async () => {
      const conversation = await takeNext(http)
      putConversation(queries, member_id, conversation)
      void open(conversation.id)
      // Not waited for: whoever takes one after the other is not held up by a number.
      void queries.invalidateQueries({ queryKey: inboxKeys.counters })
    },
    changes: [],
    done: () => ({ text: t('take_next.done') }),
  })
}
