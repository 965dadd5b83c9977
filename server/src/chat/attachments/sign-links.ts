import type { TenantId } from '@recado/contracts/ids'
import type { Clock } from '../../platform/clock.ts'
import { type Storage, tenantKeys } from '../../platform/storage/index.ts'
import { ATTACHMENT_TYPES } from './attachment-types.ts'
import type { Attachment } from './attachments.sql.ts'

/** Long enough to listen to a recording, short enough that a link that was passed on is soon nothing. */
const LINK_SECONDS = 600

export interface Links {
  url: string
  thumbnail_url: string | null
  expires_at: Date
}

/**
 * Addresses to read a whole file and its thumbnail by; null while it is not whole. Asks the storage: not inside a scope.
 * @param holder whose addresses they are, if their right to the file may end before the addresses expire
 */
export async function signLinks(
  services: { storage: Storage; clock: Clock },
  tenantId: TenantId,
  attachment: Attachment,
  holder?: string,
): Promise<Links | null> {
  if (attachment.status !== 'ready' && attachment.status !== 'sent') return null
  const keys = tenantKeys(tenantId)
  const type = ATTACHMENT_TYPES.find(
    ({ contentType, kind }) => contentType === attachment.content_type && kind === attachment.kind,
  )
  const expires = { expiresSeconds: LINK_SECONDS, ...(holder === undefined ? {} : { holder }) }
  return {
    url: await services.storage.signedUrl(keys.own(attachment.storage_key), {
      ...expires,
      contentType: attachment.content_type,
      disposition: { type: type?.inline ? 'inline' : 'attachment', filename: attachment.name },
    }),
    thumbnail_url:
      attachment.thumbnail_key === null
        ? null
        : await services.storage.signedUrl(keys.own(attachment.thumbnail_key), {
            ...expires,
            contentType: 'image/webp',
            disposition: { type: 'inline' },
          }),
    expires_at: new Date(services.clock.now().getTime() + LINK_SECONDS * 1_000),
  }
}
