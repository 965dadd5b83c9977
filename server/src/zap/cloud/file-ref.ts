import { createHash } from 'node:crypto'

/** Under what a file of Meta's is kept: the same media id is the same file. */
export function fileRef(mediaId: string): string {
  return createHash('sha256').update(mediaId).digest('base64url')
}
