import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { Locale } from './wire.ts'

/** A colour as screens use it: the one that was picked, and the one that is readable on the surface. */
export const PaletteColour = z.object({
  value: z.string(),
  /** Text colour on this colour as a surface: black or white, whichever contrasts more. */
  on: z.string(),
  /** The nearest colour that is readable as text on white, and on the dark surface, also where these are tinted. */
  text_on_light: z.string(),
  text_on_dark: z.string(),
  /** Contrast of `value` with white, 1 to 21. */
  contrast: z.number(),
})

/** `GET /api/v1/tenant/config`: everything a page needs to look like its tenant before anybody signs in. */
export const TenantConfig = z.object({
  /** Null on the platform's own host. */
  slug: z.string().nullable(),
  name: z.string(),
  domain: z.string(),
  status: z.string().nullable(),
  locale: Locale,
  branding: z.object({
    company_name: z.string(),
    logo_url: z.string().nullable(),
    favicon_url: z.string().nullable(),
    colours: z.object({ primary: PaletteColour, secondary: PaletteColour, accent: PaletteColour }),
    fonts: z.object({ heading: z.string().nullable(), body: z.string().nullable() }),
    version: z.string(),
  }),
  contact: z.object({
    phone: z.string().nullable(),
    whatsapp: z.string().nullable(),
    email: z.string().nullable(),
    address: z.string().nullable(),
  }),
  features: z.record(z.string(), z.boolean()),
  limits: z.record(z.string(), z.number().nullable()),
  /** Whether somebody without an invitation may register here (the platform's host only). */
  registration_open: z.boolean(),
  /** Whether mail goes to the development mailbox at /dev/mailbox. */
  development_mailbox: z.boolean(),
  /** Whether the demo's doors are open to whoever asks: on the platform's host, on its own machine. */
  demo_doors: z.boolean(),
  /** Where the simulator's phones are, in development: a WhatsApp of its own to try the company's with. Null: there is none. */
  simulator_url: z.string().nullable(),
})
export type TenantConfig = z.output<typeof TenantConfig>

const tag = 'Brand'
const params = z.object({ slug: z.string().max(60) })

export const tenantConfigEndpoints = {
  get: defineEndpoint({
    name: 'tenant-config',
    method: 'GET',
    path: '/api/v1/tenant/config',
    tag,
    summary: 'What a page needs to look like its company: the host’s, or the platform on its own host.',
    response: TenantConfig,
  }),
  getBySlug: defineEndpoint({
    name: 'tenant-config-by-slug',
    method: 'GET',
    path: '/api/v1/tenant/:slug/config',
    tag,
    summary: 'The same for a company by its address; a former address is followed while it redirects.',
    params,
    response: TenantConfig,
  }),
  getByBareAlias: defineEndpoint({
    name: 'tenant-config-bare-alias',
    method: 'GET',
    path: '/tenant/:slug/config',
    tag,
    summary: 'The specification’s address of the same.',
    params,
    response: TenantConfig,
  }),
}
