import { platformBrandEndpoints } from '@recado/contracts/brand-offices'
import { type BrandOffice, replaceBrand, replaceImage, showBrand } from '../../../http/brand-office.ts'
import { type OfficeCall, platformRoute } from '../../../http/office-route.ts'
import type { PlatformActor } from '../../../tenancy/actor.ts'
import { MAX_IMAGE_BYTES } from '../index.ts'

export const getPlatformBrand = platformRoute(platformBrandEndpoints.get, {
  handler: (call) => showBrand(office(call)),
})

export const putPlatformBrand = platformRoute(platformBrandEndpoints.put, {
  handler: ({ body, ...call }) => replaceBrand(office(call), body, call.request),
})

export const uploadPlatformLogo = platformRoute(platformBrandEndpoints.uploadLogo, {
  bodyLimit: MAX_IMAGE_BYTES,
  handler: (call) => replaceImage(office(call), 'logo', call.request),
})

export const uploadPlatformFavicon = platformRoute(platformBrandEndpoints.uploadFavicon, {
  bodyLimit: MAX_IMAGE_BYTES,
  handler: (call) => replaceImage(office(call), 'favicon', call.request),
})

function office({ services, actor, origin }: OfficeCall<PlatformActor>): BrandOffice {
  return {
    services,
    owner: { kind: 'platform' as const },
    open: (run) => services.control.acrossTenants(run),
    source: { actor, origin },
    read: () => services.brands.ofPlatform(),
  }
}
