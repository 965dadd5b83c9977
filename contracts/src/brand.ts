import { z } from 'zod'
import { nameLine } from './names.ts'
import { Locale, line, Revision } from './wire.ts'

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
})
export type TenantConfig = z.output<typeof TenantConfig>

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
