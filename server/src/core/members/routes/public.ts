import { fileEndpoints } from '@recado/contracts/files'
import { protectUpload } from '../../../http/protect-upload.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { StorageError } from '../../../platform/storage/index.ts'
import { memberPhotoKey } from '../index.ts'

const WEEK_SECONDS = 604_800

/**
 * Photos of members, for whoever was given the address: colleagues, and visitors whom they answer. It changes with the
 * photo, so a browser may keep it; nobody between may, because a photo that was taken away is gone from here.
 */
export const memberPhoto = publicRoute(fileEndpoints.readOfMember, {
  limit: 'file',
  handler: async ({ services, reply, params }) => {
    const key = memberPhotoKey(params.tenant, params.name)
    if (key === undefined) throw new StorageError('storage_not_found')
    const { stream, meta } = await services.storage.get(key)
    return protectUpload(reply)
      .header('content-type', meta.contentType)
      .header('content-length', meta.size)
      .header('cache-control', `private, max-age=${WEEK_SECONDS}, immutable`)
      .send(stream)
  },
})
