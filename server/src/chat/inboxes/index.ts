export { findInbox, findInboxByPublicKey, type Inbox, listInboxes } from './inboxes.sql.ts'
export { rotateIdentitySecret } from './rotate-identity-secret.ts'
export { createInbox, type InboxChange, removeInbox, updateInbox } from './save-inbox.ts'
export { verifyIdentityHash } from './verify-identity-hash.ts'
