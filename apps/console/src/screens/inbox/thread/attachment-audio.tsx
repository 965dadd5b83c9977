import type { MessageAttachment } from '@recado/contracts/messages'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../../services.ts'
import { AudioPlayer } from './audio-player.tsx'
import { openRecording } from './open-recording.ts'
import { getAttachment } from './thread.api.ts'
import { useFreshLink } from './use-attachment-links.ts'

// A voice message of ten minutes is some 2 MB; what is longer is music, and streams without a waveform.
const DECODED_BYTES = 3 * 1024 * 1024

/** A recording that was sent: fetched and decoded once when it comes into sight. */
export function AttachmentAudio({ attachment }: { attachment: MessageAttachment }) {
  const { http } = useServices()
  const queries = useQueryClient()
  const link = useFreshLink()
  const small = attachment.size_bytes <= DECODED_BYTES
  const { data, isError } = useQuery({
    queryKey: ['recording', attachment.id],
    enabled: small,
    // Its bytes are in memory: as long as the page is.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    retry: 1,
    queryFn: async () => {
      const { links } = await queries.fetchQuery({
        queryKey: ['attachment', attachment.id],
        queryFn: () => getAttachment(http, attachment.id),
      })
      if (!links) throw new Error('a recording that was sent has no address')
      const response = await fetch(links.url)
      if (!response.ok) throw new Error(`the file answered ${response.status}`)
      return openRecording(await response.blob())
    },
  })
  return (
    <AudioPlayer
      name={attachment.name}
      recording={data}
      loading={small && data === undefined && !isError}
      seconds={attachment.duration_ms === null ? undefined : attachment.duration_ms / 1_000}
      address={async () => data?.url ?? (await link(attachment.id))}
    />
  )
}
