export { canonicalPhone } from './canonical-phone.ts'
export { type ContactIdentity, IDENTITY_KINDS, type IdentityKind, listIdentities } from './contact-identities.sql.ts'
export type { Contact } from './contacts.sql.ts'
export { type ContactOrder, type FoundContact, findOrCreateContact } from './find-or-create-contact.ts'
