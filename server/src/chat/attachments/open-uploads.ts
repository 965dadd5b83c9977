import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { countOpen, lockUploader, sumUnfinished } from './attachments.sql.ts'
import { errors } from './errors.ts'

/** Files that somebody began and did not send yet. A message takes ten; a visitor writes one at a time, people several. */
const MAX_OPEN = { contact: 10, member: 30, other: 100 } as const

/** Older ones were given up (a page closed, a line lost): they hold up nobody, and the night's sweep removes them. */
const OPEN_MS = 3_600_000

/**
 * Bytes of all files of a company that are not whole: they count against no plan, so they are bounded here. Visitors have a
 * bound of their own, or a crowd of them would keep the company's people from sending anything.
 */
const MAX_UNFINISHED_BYTES = 2 * 1024 ** 3

/**
 * One open upload more of this uploader, who waits for their own others: two at once are counted one after the other.
 * @throws uploads_too_many (429, with Retry-After)
 */
export async function requireFewOpen(scope: TenantScope, uploader: string): Promise<void> {
  const [kind] = uploader.split(':', 1)
  const limit = kind === 'contact' ? MAX_OPEN.contact : kind === 'member' ? MAX_OPEN.member : MAX_OPEN.other
  await lockUploader(scope, uploader)
  const since = new Date(scope.clock.now().getTime() - OPEN_MS)
  if ((await countOpen(scope, uploader, since)) < limit) return
  throw errors.uploads_too_many({ params: { limit }, headers: { 'retry-after': '60' } })
}

/** @throws uploads_unfinished_full (429, with Retry-After) */
export async function requireRoomForPart(scope: TenantScope, uploader: string, bytes: number): Promise<void> {
  const unfinished = await sumUnfinished(scope, { ofContacts: uploader.startsWith('contact:') })
  if (unfinished + bytes <= MAX_UNFINISHED_BYTES) return
  throw errors.uploads_unfinished_full({ headers: { 'retry-after': '60' } })
}
