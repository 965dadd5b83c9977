import type { AttachmentId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../../services.ts'
import { getAttachment } from './thread.api.ts'

// Addresses last ten minutes; one that is nearly over is not handed out.
const FRESH_MS = 8 * 60_000

/** Addresses to read a file by, asked for when it comes into sight. */
export function useAttachmentLinks(id: AttachmentId) {
  const { http } = useServices()
  return useQuery({
    queryKey: ['attachment', id],
    queryFn: () => getAttachment(http, id),
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
  })
}

/** The same on a press: fetches an address that works now. */
export function useFreshLink(): (id: AttachmentId) => Promise<string | undefined> {
  const { http } = useServices()
  const queries = useQueryClient()
  return async (id) => {
    const detail = await queries.fetchQuery({
      queryKey: ['attachment', id],
      queryFn: () => getAttachment(http, id),
      staleTime: FRESH_MS,
    })
    return detail.links?.url
  }
}
