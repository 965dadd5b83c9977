import { canonicalPhone } from './canonical-phone.ts'
import type { ContactIdentity } from './contact-identities.sql.ts'
import { errors } from './errors.ts'

/**
 * The identities that may find or name a contact, each in its one form and once.
 *
 * A user id, an e-mail or a phone that nobody proved is left out: whoever types somebody else's address into a form
 * would otherwise be shown that person's conversations, or be taken for them later. A visitor's id needs no other
 * proof: it is a secret that we gave to one browser. Beside a proof it is left out: whoever had the browser before knows
 * that secret, too. The ids of `whatsapp_lid`, `whatsapp_bsuid` and `api` come from programs, not people.
 *
 * @throws contact_phone_malformed (400)
 */
export function usableIdentities(given: readonly ContactIdentity[]): ContactIdentity[] {
  const usable = new Map<string, ContactIdentity>()
  for (const identity of given) {
    if (!identity.verified && NEEDS_PROOF.has(identity.kind)) continue
    const externalId = canonicalId(identity)
    usable.set(`${identity.kind}:${identity.realm ?? ''}:${externalId}`, { ...identity, externalId })
  }
  const all = [...usable.values()]
  return all.some(isProof) ? all.filter(({ kind }) => kind !== 'visitor') : all
}

/** Whether it says who somebody is, and not only from which browser or in whose words. */
export function isProof({ kind, verified }: ContactIdentity): boolean {
  return kind === 'user' || verified
}

const NEEDS_PROOF: ReadonlySet<ContactIdentity['kind']> = new Set(['user', 'email', 'phone'])

function canonicalId({ kind, externalId }: ContactIdentity): string {
  if (kind === 'email') return externalId.trim().toLowerCase()
  return kind === 'phone' ? phoneOfChannel(externalId) : externalId
}

/**
 * Channels name phones with the country's code and usually without `+`. A number that exists there exists, whatever a
 * table of numbering plans says of it.
 */
function phoneOfChannel(text: string): string {
  const digits = text.replace(/\D/g, '')
  const phone = canonicalPhone(`+${digits}`)
  if (phone !== undefined) return phone
  if (!/^\d{5,15}$/.test(digits)) throw errors.contact_phone_malformed()
  return `+${digits}`
}
