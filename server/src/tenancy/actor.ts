import type { ApiKeyId, IdentityId, MemberId, PartnerId, SessionId } from '@recado/contracts/ids'
import type { Permission, Visibility } from '@recado/contracts/permissions'

/** Who acts. It travels in the scope and lands in every audit entry; `impersonator` is who stands behind it. */
export type Actor = MemberActor | ApiKeyActor | PartnerActor | PlatformActor | SystemActor

export interface Impersonator {
  identityId: IdentityId
  name: string
}

interface PersonActor {
  identityId: IdentityId
  sessionId: SessionId
  name: string
  impersonator?: Impersonator
}

export interface MemberActor extends PersonActor {
  kind: 'member'
  /** Null for somebody of the partner or the platform who entered the tenant and is no member of it. */
  memberId: MemberId | null
  role: string
  permissions: ReadonlySet<Permission>
  visibility: Visibility
}

export interface ApiKeyActor {
  kind: 'api_key'
  apiKeyId: ApiKeyId
  name: string
  permissions: ReadonlySet<Permission>
  visibility: Visibility
}

export interface PartnerActor extends PersonActor {
  kind: 'partner'
  partnerId: PartnerId
}

export interface PlatformActor extends PersonActor {
  kind: 'platform'
}

/** The program itself: `name` is the job, the workflow or the command. */
export interface SystemActor {
  kind: 'system'
  name: string
}

/** The actor as it is written into rows: ids and a name that stays readable after the person is gone. */
export function actorRecord(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case 'member':
      return {
        kind: actor.kind,
        id: actor.memberId ?? actor.identityId,
        identity_id: actor.identityId,
        name: actor.name,
      }
    case 'api_key':
      return { kind: actor.kind, id: actor.apiKeyId, name: actor.name }
    case 'partner':
    case 'platform':
      return { kind: actor.kind, id: actor.identityId, name: actor.name }
    case 'system':
      return { kind: actor.kind, id: actor.name, name: actor.name }
  }
}

export function impersonatorRecord(actor: Actor): Record<string, string> | null {
  if (!('impersonator' in actor) || actor.impersonator === undefined) return null
  return { id: actor.impersonator.identityId, name: actor.impersonator.name }
}
