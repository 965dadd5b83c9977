import { carEndpoints } from '@recado/contracts/cars'
import type { TenantId } from '@recado/contracts/ids'
import { protectUpload } from '../../../http/protect-upload.ts'
import { publicRoute } from '../../../http/public/public-route.ts'
import { StorageError, tenantKeys } from '../../../platform/storage/index.ts'

const WEEK_SECONDS = 604_800
const TENANT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Photos of cars, for whoever was given the address: buyers, and places where they are advertised. */
export const carPhotoFile = publicRoute(carEndpoints.photoFile, {
  limit: 'file',
  handler: async ({ services, reply, params }) => {
    const [, name] = /^([0-9a-f]{32}(?:-small)?)\.webp$/.exec(params.name) ?? []
    if (name === undefined || !TENANT.test(params.tenant)) throw new StorageError('storage_not_found')
    const { stream, meta } = await services.storage.get(tenantKeys(params.tenant as TenantId).carPhoto(name))
    return protectUpload(reply)
      .header('content-type', meta.contentType)
      .header('content-length', meta.size)
      .header('cache-control', `public, max-age=${WEEK_SECONDS}, immutable`)
      .send(stream)
  },
})
