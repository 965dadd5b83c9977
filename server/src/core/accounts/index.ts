export { admitRegistration } from './admit-registration.ts'
export { errors as accountErrors } from './errors.ts'
export { findIdentityByEmail, getIdentity, type Identity, insertIdentity, updateIdentity } from './identities.sql.ts'
export { RESET_LINK_JOB, ResetRequest } from './job-payloads.ts'
export { type KnownDevice, openDevice, rememberAccount, sealDevice } from './known-device.ts'
export { createLoginThrottle, type LoginThrottle } from './login-throttle.ts'
export {
  consumeAllOneTimeTokens,
  consumeOneTimeToken,
  deleteEndedOneTimeTokens,
  findOneTimeToken,
} from './one-time-tokens.sql.ts'
export { createPasswords, type Passwords } from './passwords.ts'
export { insertPlatformMember } from './platform-members.sql.ts'
export { provePerson } from './prove-person.ts'
export { deleteOldRegistrations } from './registrations.sql.ts'
export { type MailPlace, sendLink, sendMail } from './send-link.ts'
export { hasVerifiedPerson, isVerified } from './verified-people.sql.ts'
