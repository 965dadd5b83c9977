import type { AuditEntryId, PartnerId, TenantId } from '@recado/contracts/ids'
import { newId } from '../platform/ids.ts'
import { type Actor, actorRecord, impersonatorRecord } from './actor.ts'
import type { ControlScope, PlatformScope } from './control-scope.ts'
import { tellOfAct } from './emit-workspace-change.ts'
import { NO_ORIGIN, type RequestOrigin, type TenantScope } from './tenant-scope.ts'

/** An administrative act: `noun.past_verb`, on what, and what it looked like before and after (secrets left out). */
export interface AuditedAct {
  action: string
  targetKind: string
  targetId: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/**
 * Writes the act in the transaction that does it: both stand or neither. The application role cannot change it later. Of
 * an act on what every screen shows (labels, teams, people, …) screens are told.
 */
export async function recordAct(scope: TenantScope, act: AuditedAct): Promise<void> {
  await scope.db
    .insertInto('audit_entries')
    .values({
      tenant_id: scope.tenant.id,
      ...entry(scope.actor, scope.origin, scope.clock.now(), act),
    })
    .execute()
  await tellOfAct(scope, act)
}

/** The same for acts in the control database: of partners, the platform's owner, and on what belongs to no tenant's tables. */
export async function recordControlAct(
  scope: ControlScope | PlatformScope,
  source: { actor: Actor; origin?: RequestOrigin; tenantId?: TenantId; partnerId?: PartnerId },
  act: AuditedAct,
): Promise<void> {
  await scope.control
    .insertInto('audit_entries')
    .values({
      tenant_id: source.tenantId ?? null,
      partner_id: source.partnerId ?? null,
      ...entry(source.actor, source.origin ?? NO_ORIGIN, scope.clock.now(), act),
    })
    .execute()
}

function entry(actor: Actor, origin: RequestOrigin, at: Date, act: AuditedAct) {
  return {
    id: newId<AuditEntryId>(),
    at,
    actor: actorRecord(actor),
    impersonator: impersonatorRecord(actor),
    action: act.action,
    target_kind: act.targetKind,
    target_id: act.targetId,
    before: act.before ?? null,
    after: act.after ?? null,
    ip: origin.ip,
    user_agent: origin.userAgent,
    request_id: origin.requestId,
  }
}
