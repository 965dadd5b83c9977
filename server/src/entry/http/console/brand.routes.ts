import { BrandSettings, BrandView, IMAGE_TYPES } from '@recado/contracts/brand'
import { MAX_IMAGE_BYTES } from '../../../modules/branding/index.ts'
import { type BrandOffice, removeImage, replaceBrand, replaceImage, showBrand } from '../brand-office.ts'
import { type ConsoleCall, consoleAction } from './console-route.ts'

const tag = 'Brand'

export const getBrand = consoleAction({
  name: 'get-brand',
  method: 'GET',
  url: '/api/v1/brand',
  tag,
  summary: 'What the company set of its brand, and what comes out with what it inherits.',
  permission: 'brand.read',
  response: BrandView,
  handler: (call) => showBrand(office(call)),
})

export const putBrand = consoleAction({
  name: 'put-brand',
  method: 'PUT',
  url: '/api/v1/brand',
  tag,
  summary: 'Replaces what the company set of its brand; what is left out is inherited.',
  permission: 'brand.update',
  body: BrandSettings,
  response: BrandView,
  handler: ({ body, ...call }) => replaceBrand(office(call), body, call.request),
})

export const uploadLogo = consoleAction({
  tag,
  consumes: IMAGE_TYPES,
  bodyLimit: MAX_IMAGE_BYTES,
  response: BrandView,
  name: 'upload-logo',
  method: 'POST',
  url: '/api/v1/brand/logo',
  summary: 'Takes a picture as the logo: PNG, JPEG, WebP or ICO, at most 1 MB.',
  permission: 'brand.update',
  handler: (call) => replaceImage(office(call), 'logo', call.request),
})

export const removeLogo = consoleAction({
  name: 'remove-logo',
  method: 'DELETE',
  url: '/api/v1/brand/logo',
  tag,
  summary: 'Takes the logo away; it is inherited again.',
  permission: 'brand.update',
  response: BrandView,
  handler: (call) => removeImage(office(call), 'logo'),
})

export const uploadFavicon = consoleAction({
  tag,
  consumes: IMAGE_TYPES,
  bodyLimit: MAX_IMAGE_BYTES,
  response: BrandView,
  name: 'upload-favicon',
  method: 'POST',
  url: '/api/v1/brand/favicon',
  summary: 'Takes a picture as the favicon: PNG, JPEG, WebP or ICO, at most 1 MB.',
  permission: 'brand.update',
  handler: (call) => replaceImage(office(call), 'favicon', call.request),
})

export const removeFavicon = consoleAction({
  name: 'remove-favicon',
  method: 'DELETE',
  url: '/api/v1/brand/favicon',
  tag,
  summary: 'Takes the favicon away; it is inherited again.',
  permission: 'brand.update',
  response: BrandView,
  handler: (call) => removeImage(office(call), 'favicon'),
})

function office({ services, tenant, source }: ConsoleCall): BrandOffice {
  return {
    services,
    owner: { kind: 'tenant', id: tenant.id },
    open: (run) => services.control.asTenant(tenant.id, run),
    source,
    read: () => services.brands.ofTenant(tenant),
  }
}
