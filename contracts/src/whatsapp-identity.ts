import { findPhone } from '@recado/brazil/find-phone'
import { z } from 'zod'

/**
 * Who somebody is on WhatsApp. `lid` and `bsuid` are stable and opaque; a phone may be unknown, shared late, change, or
 * be given to somebody else; a username may change hands. A LID keeps its `@lid`, so that it never passes for a phone.
 */
export const WhatsappIdentity = z
  .object({
    lid: z
      .string()
      .regex(/^\d{1,24}@lid$/)
      .nullable(),
    /** E.164; of Brazil always with the ninth digit of a mobile. */
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .nullable(),
    /** Business-scoped user id of the Cloud API: `BR.1502576394655843`. */
    bsuid: z
      .string()
      .regex(/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/)
      .nullable(),
    parent_bsuid: z
      .string()
      .regex(/^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/)
      .nullable(),
    username: z.string().min(1).max(100).nullable(),
  })
  .refine(isKnown, { error: 'identity_empty' })
export type WhatsappIdentity = z.output<typeof WhatsappIdentity>

/** What names a person beyond doubt at one instant. A username does not: it can be given up and taken by another. */
export const STRONG_KEYS = ['lid', 'bsuid', 'parent_bsuid', 'phone'] as const

export const NOBODY: WhatsappIdentity = { lid: null, phone: null, bsuid: null, parent_bsuid: null, username: null }

export function isKnown(identity: Readonly<Record<(typeof STRONG_KEYS)[number], string | null>>): boolean {
  return STRONG_KEYS.some((key) => identity[key] !== null)
}

/**
 * An address of WhatsApp as part of an identity: `5511…@s.whatsapp.net`, `…@c.us`, `…@lid`, `BR.…`, with or without the
 * number of a device. Undefined for groups, broadcasts, channels and what is not known.
 */
export function readAddress(address: string): WhatsappIdentity | undefined {
  const jid = /^(\d{1,24})(?:_\d+)?(?::\d+)?@(s\.whatsapp\.net|c\.us|hosted|lid|hosted\.lid)$/.exec(address)
  if (jid !== null) {
    const [, user = '', server = ''] = jid
    if (server.endsWith('lid')) return { ...NOBODY, lid: `${user}@lid` }
    const phone = readPhoneDigits(user)
    return phone === undefined ? undefined : { ...NOBODY, phone }
  }
  if (/^[A-Z]{2}\.ENT\.[A-Za-z0-9]{1,128}$/.test(address)) return { ...NOBODY, parent_bsuid: address }
  if (/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(address)) return { ...NOBODY, bsuid: address }
  return undefined
}

/** Digits in international form, as addresses have them; a Brazilian mobile comes out with its ninth digit. */
export function readPhoneDigits(digits: string): string | undefined {
  return /^[1-9]\d{6,14}$/.test(digits) ? findPhone(`+${digits}`) : undefined
}

/** One identity of what two sources say about the same person; what is known in `newer` wins. */
export function joinIdentities(older: WhatsappIdentity, newer: WhatsappIdentity): WhatsappIdentity {
  return {
    lid: newer.lid ?? older.lid,
    phone: newer.phone ?? older.phone,
    bsuid: newer.bsuid ?? older.bsuid,
    parent_bsuid: newer.parent_bsuid ?? older.parent_bsuid,
    username: newer.username ?? older.username,
  }
}
