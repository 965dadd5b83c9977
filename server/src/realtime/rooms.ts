import type { Viewer } from '../chat/conversations/index.ts'

// Names of Socket.IO rooms. Each begins with its tenant, so that no id of another tenant, guessed or true, leads into one;
// sockets are put into rooms by the server alone.

/** Every socket of a tenant. Nothing is told here; it says that the tenant has somebody listening. */
export const tenantRoom = (tenantId: string) => `${tenantId}`
/** Members who see every conversation. */
export const allRoom = (tenantId: string) => `${tenantId}/all`
export const memberRoom = (tenantId: string, memberId: string) => `${tenantId}/member/${memberId}`
export const teamRoom = (tenantId: string, teamId: string) => `${tenantId}/team/${teamId}`
/** Whoever works in the tenant, for who is present. */
export const membersRoom = (tenantId: string) => `${tenantId}/members`
/** Whoever works in the tenant and is up to date: what everybody works with. */
export const workspaceRoom = (tenantId: string) => `${tenantId}/workspace`
/** One member's own sockets, whatever they see. */
export const selfRoom = (tenantId: string, memberId: string) => `${tenantId}/self/${memberId}`
export const contactsRoom = (tenantId: string) => `${tenantId}/contacts`
/** Members who have the conversation on their screen. */
export const watchersRoom = (tenantId: string, conversationId: string) => `${tenantId}/watchers/${conversationId}`
/** Sockets of one visit, whoever its visitor is: the tabs of a browser. */
export const visitRoom = (tenantId: string, visitorId: string) => `${tenantId}/visit/${visitorId}`
/** A visitor's own sockets, and those of one of their conversations. */
export const visitorRoom = (tenantId: string, contactId: string) => `${tenantId}/visitor/${contactId}`
export const visitorConversationRoom = (tenantId: string, conversationId: string) =>
  `${tenantId}/visitor-conversation/${conversationId}`

/** Rooms in which a member hears exactly the conversations that they see; `sees` in the conversations' module is the rule. */
export function sightRooms(tenantId: string, viewer: Viewer & { teamIds: ReadonlySet<string> }): string[] {
  if (viewer.sight === 'all') return [allRoom(tenantId)]
  if (viewer.memberId === null) return []
  const own = memberRoom(tenantId, viewer.memberId)
  return viewer.sight === 'own' ? [own] : [own, ...[...viewer.teamIds].map((teamId) => teamRoom(tenantId, teamId))]
}
