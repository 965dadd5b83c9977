import { z } from 'zod'
import { protectUpload } from '../../../../http/protect-upload.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { StorageError } from '../../../../platform/storage/index.ts'
import { BRAND_FILES_PATH, brandFileKey } from '../../index.ts'

const YEAR_SECONDS = 31_536_000

/** Logos and favicons, for anybody: their address changes with their content, so it may be kept for ever. */
export const brandFile = publicRoute({
  name: 'brand-file',
  method: 'GET',
  url: `${BRAND_FILES_PATH}/:owner/:name`,
  tag: 'Files',
  limit: 'file',
  summary: 'An image of a brand.',
  params: z.object({ owner: z.string().max(60), name: z.string().max(100) }),
  handler: async ({ services, reply, params }) => {
    const key = brandFileKey(params.owner, params.name)
    if (key === undefined) throw new StorageError('storage_not_found')
    const { stream, meta } = await services.storage.get(key)
    return protectUpload(reply)
      .header('content-type', meta.contentType)
      .header('content-length', meta.size)
      .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
      .send(stream)
  },
})
