import { NOBODY, readAddress, readPhoneDigits, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'
import type { CloudContact } from './webhook.ts'

/** Whom an id and a user id of Meta's name; undefined: nobody that can be told apart. */
export function whoOf(phoneDigits: string | undefined, userId: string | undefined): WhatsappIdentity | undefined {
  const phone = phoneDigits === undefined ? undefined : readPhoneDigits(phoneDigits.replace(/^\+/, ''))
  const named = userId === undefined ? undefined : readAddress(userId)
  if (phone === undefined && named === undefined) return undefined
  return { ...NOBODY, ...(named ?? {}), phone: phone ?? null }
}

/** The contact of a batch that an identity belongs to: with several senders in it, by their ids and never by place. */
export function contactOf(contacts: readonly CloudContact[], who: WhatsappIdentity): CloudContact | undefined {
  return contacts.find(({ wa_id, user_id, parent_user_id }) => {
    const one = whoOf(wa_id, user_id ?? parent_user_id)
    return (
      one !== undefined &&
      ((one.bsuid !== null && one.bsuid === who.bsuid) ||
        (one.parent_bsuid !== null && one.parent_bsuid === who.parent_bsuid) ||
        (one.phone !== null && one.phone === who.phone))
    )
  })
}

/** What a contact's entry adds to who wrote: the phone beside the user id, the username. */
export function completeWho(who: WhatsappIdentity, contact: CloudContact | undefined): WhatsappIdentity {
  if (contact === undefined) return who
  const more = whoOf(contact.wa_id, contact.user_id) ?? NOBODY
  const parent = contact.parent_user_id === undefined ? undefined : readAddress(contact.parent_user_id)
  return {
    lid: null,
    phone: who.phone ?? more.phone,
    bsuid: who.bsuid ?? more.bsuid,
    parent_bsuid: who.parent_bsuid ?? parent?.parent_bsuid ?? more.parent_bsuid,
    username: contact.profile?.username?.slice(0, 100) || null,
  }
}
