import type { FlowId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useServices } from '../../../services.ts'
import type { BlockFigures } from '../canvas/nodes-of.ts'
import { flowKeys, getStatistics } from '../flows.api.ts'
import type { StatisticsSide } from './side-panel.tsx'

export function useStatistics(id: FlowId, side: StatisticsSide | undefined) {
  const { http } = useServices()
  const since = side === undefined ? '' : dayBefore(side.days)
  return useQuery({
    queryKey: flowKeys.statistics(id, side?.version, since),
    queryFn: () =>
      getStatistics(http, id, { since, ...(side?.version === undefined ? {} : { version_id: side.version }) }),
    enabled: side !== undefined,
  })
}

/** What stands on the blocks of a body while statistics are looked at. */
export function useFigures(
  id: FlowId,
  side: StatisticsSide | undefined,
  body: string,
): ReadonlyMap<string, BlockFigures> | undefined {
  const { data } = useStatistics(id, side)
  return useMemo(() => {
    if (data === undefined) return undefined
    return new Map(
      data.blocks
        .filter(({ flow }) => flow === body)
        .map(({ block, visits, answers, failures, drop_offs, outputs }) => [
          block,
          {
            ...{ visits, answers, failures, drop_offs },
            outputs: Object.fromEntries(outputs.map(({ output, count }) => [output, count])),
          },
        ]),
    )
  }, [data, body])
}

function dayBefore(days: number): string {
  return new Date(Date.now() - (days - 1) * 86_400_000).toISOString().slice(0, 10)
}
