import type { MessageAttachment } from '@recado/contracts/messages'
import { useRef } from 'react'
import { Picture } from './picture.tsx'
import { useThreadTools } from './thread-context.ts'
import { useAttachmentLinks } from './use-attachment-links.ts'

/** The thumbnail of a picture that was sent; a press shows it whole. */
export function AttachmentImage({ attachment }: { attachment: MessageAttachment }) {
  const { openImage } = useThreadTools()
  const { data, isError, refetch } = useAttachmentLinks(attachment.id)
  const asked = useRef(false)
  return (
    <Picture
      url={isError ? '' : (data?.links?.thumbnail_url ?? data?.links?.url)}
      name={attachment.name}
      width={attachment.width}
      height={attachment.height}
      onOpen={() => openImage(attachment.id)}
      onBroken={() => {
        // Its address may have run out while the machine slept: one more is asked for.
        if (asked.current) return
        asked.current = true
        void refetch()
      }}
    />
  )
}
