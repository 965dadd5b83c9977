import { BrandSettings, BrandView, IMAGE_TYPES } from './brand.ts'
import { defineEndpoint } from './endpoint.ts'

const tag = 'Partner'
const path = '/api/v1/partner/brand'

export const partnerBrandEndpoints = {
  get: defineEndpoint({
    name: 'get-partner-brand',
    method: 'GET',
    path,
    tag,
    summary: 'The brand of the partner, which its tenants inherit.',
    response: BrandView,
  }),
  put: defineEndpoint({
    name: 'put-partner-brand',
    method: 'PUT',
    path,
    tag,
    summary: 'Replaces the brand of the partner.',
    body: BrandSettings,
    response: BrandView,
  }),
  uploadLogo: defineEndpoint({
    name: 'upload-partner-logo',
    method: 'POST',
    path: `${path}/logo`,
    tag,
    summary: 'Takes a picture as the logo of the partner.',
    consumes: IMAGE_TYPES,
    response: BrandView,
  }),
  uploadFavicon: defineEndpoint({
    name: 'upload-partner-favicon',
    method: 'POST',
    path: `${path}/favicon`,
    tag,
    summary: 'Takes a picture as the favicon of the partner.',
    consumes: IMAGE_TYPES,
    response: BrandView,
  }),
}

export const platformBrandEndpoints = {
  get: defineEndpoint({
    name: 'get-platform-brand',
    method: 'GET',
    path: '/api/v1/platform/brand',
    tag: 'Platform',
    summary: 'The brand of the platform, which everybody inherits.',
    response: BrandView,
  }),
  put: defineEndpoint({
    name: 'put-platform-brand',
    method: 'PUT',
    path: '/api/v1/platform/brand',
    tag: 'Platform',
    summary: 'Replaces the brand of the platform.',
    body: BrandSettings,
    response: BrandView,
  }),
  uploadLogo: defineEndpoint({
    name: 'upload-platform-logo',
    method: 'POST',
    path: '/api/v1/platform/brand/logo',
    tag: 'Platform',
    summary: 'Takes a picture as the logo of the platform.',
    consumes: IMAGE_TYPES,
    response: BrandView,
  }),
  uploadFavicon: defineEndpoint({
    name: 'upload-platform-favicon',
    method: 'POST',
    path: '/api/v1/platform/brand/favicon',
    tag: 'Platform',
    summary: 'Takes a picture as the favicon of the platform.',
    consumes: IMAGE_TYPES,
    response: BrandView,
  }),
}
