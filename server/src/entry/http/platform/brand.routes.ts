import { BrandSettings, BrandView, IMAGE_TYPES } from '@recado/contracts/brand'
import { MAX_IMAGE_BYTES } from '../../../modules/branding/index.ts'
import type { PlatformActor } from '../../../tenancy/actor.ts'
import { type BrandOffice, replaceBrand, replaceImage, showBrand } from '../brand-office.ts'
import { type OfficeCall, platformRoute } from '../office-route.ts'

const tag = 'Platform'

export const getPlatformBrand = platformRoute({
  name: 'get-platform-brand',
  method: 'GET',
  url: '/api/v1/platform/brand',
  tag,
  summary: 'The brand of the platform, which everybody inherits.',
  response: BrandView,
  handler: (call) => showBrand(office(call)),
})

export const putPlatformBrand = platformRoute({
  name: 'put-platform-brand',
  method: 'PUT',
  url: '/api/v1/platform/brand',
  tag,
  summary: 'Replaces the brand of the platform.',
  body: BrandSettings,
  response: BrandView,
  handler: ({ body, ...call }) => replaceBrand(office(call), body, call.request),
})

export const uploadPlatformLogo = platformRoute({
  tag,
  consumes: IMAGE_TYPES,
  bodyLimit: MAX_IMAGE_BYTES,
  response: BrandView,
  name: 'upload-platform-logo',
  method: 'POST',
  url: '/api/v1/platform/brand/logo',
  summary: 'Takes a picture as the logo of the platform.',
  handler: (call) => replaceImage(office(call), 'logo', call.request),
})

export const uploadPlatformFavicon = platformRoute({
  tag,
  consumes: IMAGE_TYPES,
  bodyLimit: MAX_IMAGE_BYTES,
  response: BrandView,
  name: 'upload-platform-favicon',
  method: 'POST',
  url: '/api/v1/platform/brand/favicon',
  summary: 'Takes a picture as the favicon of the platform.',
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
