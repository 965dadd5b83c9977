import type { FlowDetail } from '@recado/contracts/flows'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useServices } from '../../../services.ts'
import { sayEditing } from '../flows.api.ts'

/** As the contract asks. */
const SAY_EVERY_MS = 15_000

/** Says that the flow is open here; gives the names of the others who have it open. */
export function useEditors({ id, editors }: FlowDetail): readonly string[] {
  const { http } = useServices()
  const { data = editors } = useQuery({
    queryKey: ['flow-editors', id],
    queryFn: async () => (await sayEditing(http, id, true)).items,
    refetchInterval: SAY_EVERY_MS,
    retry: false,
  })
  useEffect(() => () => void sayEditing(http, id, false).catch(() => undefined), [http, id])
  return data.filter(({ you }) => !you).map(({ name }) => name)
}
