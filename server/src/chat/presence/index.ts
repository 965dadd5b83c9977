export type { PresentMember } from './member-presence.sql.ts'
export { createPresenceKeeper, type PresenceKeeper } from './presence-keeper.ts'
