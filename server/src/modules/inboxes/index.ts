export { findInbox, findInboxByPublicKey, type Inbox, listInboxes } from './inboxes.sql.ts'
export { verifyIdentityHash } from './verify-identity-hash.ts'
