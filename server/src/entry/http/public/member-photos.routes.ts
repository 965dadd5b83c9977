import { z } from 'zod'
import { memberPhotoKey } from '../../../modules/identity/index.ts'
import { StorageError } from '../../../platform/storage/index.ts'
import { MEMBER_PHOTOS_PATH } from '../../../tenancy/member-photo-path.ts'
import { protect } from './files.routes.ts'
import { publicRoute } from './public-route.ts'

const WEEK_SECONDS = 604_800

/**
 * Photos of members, for whoever was given the address: colleagues, and visitors whom they answer. It changes with the
 * photo, so a browser may keep it; nobody between may, because a photo that was taken away is gone from here.
 */
export const memberPhoto = publicRoute({
  name: 'member-photo',
  method: 'GET',
  url: `${MEMBER_PHOTOS_PATH}/:tenant/:name`,
  tag: 'Files',
  limit: 'file',
  summary: 'A member’s photo.',
  params: z.object({ tenant: z.string().max(60), name: z.string().max(60) }),
  handler: async ({ services, reply, params }) => {
    const key = memberPhotoKey(params.tenant, params.name)
    if (key === undefined) throw new StorageError('storage_not_found')
    const { stream, meta } = await services.storage.get(key)
    return protect(reply)
      .header('content-type', meta.contentType)
      .header('content-length', meta.size)
      .header('cache-control', `private, max-age=${WEEK_SECONDS}, immutable`)
      .send(stream)
  },
})
