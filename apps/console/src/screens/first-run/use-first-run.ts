import { useQuery } from '@tanstack/react-query'
import { type Inbox, listConversations, listInboxes } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useCounters } from '../../inbox/use-counters.ts'
import { useServices } from '../../services.ts'
import { useMay, useMe } from '../../session/me-context.ts'

export interface FirstRunState {
  /** Undefined until it is known. */
  first: boolean | undefined
  /** The company's chat; undefined where there is none yet. */
  inbox: Inbox | undefined
}

/**
 * Whether the company has no conversation yet, asked of who sees all of them. Where something is open the counters say so,
 * and the first message ends it at once; only where nothing is, the list is asked whether something was.
 */
export function useFirstRun(): FirstRunState {
  const { http } = useServices()
  const me = useMe()
  const may = useMay()
  const asks = me.tenant !== null && me.visibility === 'all' && may('conversations.read')
  const counters = useCounters(asks)
  const quiet = counters !== undefined && counters.open + counters.pending + counters.snoozed === 0
  const any = useQuery({
    queryKey: ['first-run'],
    queryFn: async () => (await listConversations(http, { status: 'all' }, 'recent', undefined)).items.length > 0,
    enabled: asks && quiet,
  })
  const first = !asks ? false : counters === undefined ? undefined : quiet ? negated(any.data) : false
  const inboxes = useQuery({ queryKey: inboxKeys.inboxes, queryFn: () => listInboxes(http), enabled: first === true })
  return {
    first: first === true && inboxes.data === undefined ? undefined : first,
    inbox: inboxes.data?.find(({ channel }) => channel === 'widget'),
  }
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value
}
