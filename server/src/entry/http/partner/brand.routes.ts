import { BrandSettings, BrandView, IMAGE_TYPES } from '@recado/contracts/brand'
import { MAX_IMAGE_BYTES } from '../../../modules/branding/index.ts'
import type { PartnerActor } from '../../../tenancy/actor.ts'
import { type BrandOffice, replaceBrand, replaceImage, showBrand } from '../brand-office.ts'
import { type OfficeCall, partnerRoute } from '../office-route.ts'

const tag = 'Partner'

export const getPartnerBrand = partnerRoute({
  name: 'get-partner-brand',
  method: 'GET',
  url: '/api/v1/partner/brand',
  tag,
  summary: 'The brand of the partner, which its tenants inherit.',
  response: BrandView,
  handler: (call) => showBrand(office(call)),
})

export const putPartnerBrand = partnerRoute({
  name: 'put-partner-brand',
  method: 'PUT',
  url: '/api/v1/partner/brand',
  tag,
  summary: 'Replaces the brand of the partner.',
  body: BrandSettings,
  response: BrandView,
  handler: ({ body, ...call }) => replaceBrand(office(call), body, call.request),
})

export const uploadPartnerLogo = partnerRoute({
  tag,
  consumes: IMAGE_TYPES,
  bodyLimit: MAX_IMAGE_BYTES,
  response: BrandView,
  name: 'upload-partner-logo',
  method: 'POST',
  url: '/api/v1/partner/brand/logo',
  summary: 'Takes a picture as the logo of the partner.',
  handler: (call) => replaceImage(office(call), 'logo', call.request),
})

export const uploadPartnerFavicon = partnerRoute({
  tag,
  consumes: IMAGE_TYPES,
  bodyLimit: MAX_IMAGE_BYTES,
  response: BrandView,
  name: 'upload-partner-favicon',
  method: 'POST',
  url: '/api/v1/partner/brand/favicon',
  summary: 'Takes a picture as the favicon of the partner.',
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
