import { type Storage, tenantKeys } from '../../platform/storage/index.ts'

/** Any key does: all files are read from one origin. */
const ANY_FILE = tenantKeys('00000000-0000-0000-0000-000000000000').upload('images', 'any')

/**
 * Where signed addresses of files lead: the platform's own host for files on disk, S3's with S3. A company's page is on
 * another host, so its policy has to name it.
 */
export function filesOrigin({ storage }: { storage: Storage }): () => Promise<string> {
  let origin: string | undefined
  return async () => {
    origin ??= new URL(await storage.signedUrl(ANY_FILE, { expiresSeconds: 60 })).origin
    return origin
  }
}
