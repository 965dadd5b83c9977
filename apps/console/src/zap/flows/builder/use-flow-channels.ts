import { type FlowChannel, flowChannelOf } from '@recado/contracts/flow-channels'
import type { FlowStarts } from '@recado/contracts/flow-starts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useServices } from '../../../services.ts'
import { ALL_CONNECTIONS } from '../../connections/connection-keys.ts'
import { useBuilder } from './builder-context.ts'

const NONE: readonly FlowChannel[] = []

/** How the flow will be shown: by the inboxes it begins in, by all of them while it names none. The same list while it holds. */
export function useFlowChannels(): readonly FlowChannel[] {
  const { http } = useServices()
  const starts = useBuilder((state) => state.history.present.starts)
  const inboxes = useInboxes()
  const hasWhatsapp = inboxes.some(({ channel }) => channel === 'whatsapp')
  const { data: connections } = useQuery({
    queryKey: ALL_CONNECTIONS,
    // Its contract is 4 kB that the canvas does not wait for.
    queryFn: async () => (await import('../../connections/connections.api.ts')).listConnections(http),
    enabled: hasWhatsapp,
  })
  return useMemo(() => {
    // What a number can show is its driver's: better no word than a wrong one.
    if (hasWhatsapp && connections === undefined) return NONE
    const drivers = new Map(connections?.map(({ inbox_id, driver }) => [inbox_id, driver]))
    const named = inboxIdsOf(starts)
    const open = inboxes.filter(({ id, retired_at }) => (named.size > 0 ? named.has(id) : retired_at === null))
    return [...new Set(open.map(({ id, channel }) => flowChannelOf({ channel, driver: drivers.get(id) ?? null })))]
  }, [hasWhatsapp, connections, inboxes, starts])
}

function inboxIdsOf(starts: FlowStarts): ReadonlySet<string> {
  return new Set(starts.flatMap(({ inbox_ids }) => inbox_ids))
}
