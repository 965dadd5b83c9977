import { partnerBrandEndpoints } from '@recado/contracts/brand-offices'
import { type BrandOffice, replaceBrand, replaceImage, showBrand } from '../../../http/brand-office.ts'
import { type OfficeCall, partnerRoute } from '../../../http/office-route.ts'
import type { PartnerActor } from '../../../tenancy/actor.ts'
import { MAX_IMAGE_BYTES } from '../index.ts'

export const getPartnerBrand = partnerRoute(partnerBrandEndpoints.get, {
  handler: (call) => showBrand(office(call)),
})

export const putPartnerBrand = partnerRoute(partnerBrandEndpoints.put, {
  handler: ({ body, ...call }) => replaceBrand(office(call), body, call.request),
})

export const uploadPartnerLogo = partnerRoute(partnerBrandEndpoints.uploadLogo, {
  bodyLimit: MAX_IMAGE_BYTES,
  handler: (call) => replaceImage(office(call), 'logo', call.request),
})

export const uploadPartnerFavicon = partnerRoute(partnerBrandEndpoints.uploadFavicon, {
  bodyLimit: MAX_IMAGE_BYTES,
  handler: (call) => replaceImage(office(call), 'favicon', call.request),
})

function office({ services, actor, origin }: OfficeCall<PartnerActor>): BrandOffice {
  return {
    services,
    owner: { kind: 'partner' as const, id: actor.partnerId },
    open: (run) => services.control.asPartner(actor.partnerId, run),
    source: { actor, origin },
    read: () => services.brands.ofPartner(actor.partnerId),
  }
}
