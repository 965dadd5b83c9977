import { brandEndpoints } from '@recado/contracts/brand'
import { type BrandOffice, removeImage, replaceBrand, replaceImage, showBrand } from '../../../http/brand-office.ts'
import { type ConsoleCall, consoleAction } from '../../../http/console/console-route.ts'
import { MAX_IMAGE_BYTES } from '../index.ts'

export const getBrand = consoleAction(brandEndpoints.get, {
  permission: 'brand.read',
  handler: (call) => showBrand(office(call)),
})

export const putBrand = consoleAction(brandEndpoints.put, {
  permission: 'brand.update',
  handler: ({ body, ...call }) => replaceBrand(office(call), body, call.request),
})

export const uploadLogo = consoleAction(brandEndpoints.uploadLogo, {
  bodyLimit: MAX_IMAGE_BYTES,
  permission: 'brand.update',
  handler: (call) => replaceImage(office(call), 'logo', call.request),
})

export const removeLogo = consoleAction(brandEndpoints.removeLogo, {
  permission: 'brand.update',
  handler: (call) => removeImage(office(call), 'logo'),
})

export const uploadFavicon = consoleAction(brandEndpoints.uploadFavicon, {
  bodyLimit: MAX_IMAGE_BYTES,
  permission: 'brand.update',
  handler: (call) => replaceImage(office(call), 'favicon', call.request),
})

export const removeFavicon = consoleAction(brandEndpoints.removeFavicon, {
  permission: 'brand.update',
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
