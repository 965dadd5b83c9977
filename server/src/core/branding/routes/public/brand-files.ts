import { fileEndpoints } from '@recado/contracts/files'
import { protectUpload } from '../../../../http/protect-upload.ts'
import { publicRoute } from '../../../../http/public/public-route.ts'
import { StorageError } from '../../../../platform/storage/index.ts'
import { brandFileKey } from '../../index.ts'

const YEAR_SECONDS = 31_536_000

/** Logos and favicons, for anybody: their address changes with their content, so it may be kept for ever. */
export const brandFile = publicRoute(fileEndpoints.readOfBrand, {
  limit: 'file',
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
