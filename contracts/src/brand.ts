import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { nameLine } from './names.ts'
import { TenantConfig } from './tenant-config.ts'
import { line, Revision } from './wire.ts'

/** `#rrggbb`. Contrast with text is computed when a colour is picked; a passing one nearby is proposed. */
export const Colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, { error: 'colour_malformed' })

/** What an owner may set; what is absent is inherited: platform → partner → tenant. */
export const BrandSettings = z.strictObject({
  company_name: nameLine(120).optional(),
  colours: z.strictObject({ primary: Colour, secondary: Colour, accent: Colour }).partial().optional(),
  fonts: z
    .strictObject({ heading: line(80), body: line(80) })
    .partial()
    .optional(),
  contact: z
    .strictObject({ phone: line(40), whatsapp: line(40), email: line(254), address: line(200) })
    .partial()
    .optional(),
})
export type BrandSettings = z.output<typeof BrandSettings>

/** `GET /api/v1/brand`: what the owner set, and what comes out with what is inherited. */
export const BrandView = z.object({
  settings: z.object({
    company_name: z.string().optional(),
    colours: z.object({ primary: z.string(), secondary: z.string(), accent: z.string() }).partial().optional(),
    fonts: z.object({ heading: z.string(), body: z.string() }).partial().optional(),
    contact: z
      .object({ phone: z.string(), whatsapp: z.string(), email: z.string(), address: z.string() })
      .partial()
      .optional(),
  }),
  branding: TenantConfig.shape.branding,
  /** Of what the owner set. */
  revision: Revision,
})
export type BrandView = z.output<typeof BrandView>

/** Content types a logo or favicon may be sent as. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/x-icon', 'image/vnd.microsoft.icon']

const tag = 'Brand'
const path = '/api/v1/brand'

export const brandEndpoints = {
  get: defineEndpoint({
    name: 'get-brand',
    method: 'GET',
    path,
    tag,
    summary: 'What the company set of its brand, and what comes out with what it inherits.',
    response: BrandView,
  }),
  put: defineEndpoint({
    name: 'put-brand',
    method: 'PUT',
    path,
    tag,
    summary: 'Replaces what the company set of its brand; what is left out is inherited.',
    body: BrandSettings,
    response: BrandView,
  }),
  uploadLogo: defineEndpoint({
    name: 'upload-logo',
    method: 'POST',
    path: `${path}/logo`,
    tag,
    summary: 'Takes a picture as the logo: PNG, JPEG, WebP or ICO, at most 1 MB.',
    consumes: IMAGE_TYPES,
    response: BrandView,
  }),
  removeLogo: defineEndpoint({
    name: 'remove-logo',
    method: 'DELETE',
    path: `${path}/logo`,
    tag,
    summary: 'Takes the logo away; it is inherited again.',
    response: BrandView,
  }),
  uploadFavicon: defineEndpoint({
    name: 'upload-favicon',
    method: 'POST',
    path: `${path}/favicon`,
    tag,
    summary: 'Takes a picture as the favicon: PNG, JPEG, WebP or ICO, at most 1 MB.',
    consumes: IMAGE_TYPES,
    response: BrandView,
  }),
  removeFavicon: defineEndpoint({
    name: 'remove-favicon',
    method: 'DELETE',
    path: `${path}/favicon`,
    tag,
    summary: 'Takes the favicon away; it is inherited again.',
    response: BrandView,
  }),
}
