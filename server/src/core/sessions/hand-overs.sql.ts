import type { IdentityId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export interface HandOver {
  id: string
  identity_id: IdentityId
  tenant_id: TenantId
  impersonator_id: IdentityId | null
  /** As a Host header names it, with its port: the only place where the code is taken. */
  host: string
  replaces: boolean
  challenge: string | null
}

const COLUMNS = ['id', 'identity_id', 'tenant_id', 'impersonator_id', 'host', 'replaces', 'challenge'] as const

export interface NewHandOver extends Omit<HandOver, 'challenge'> {
  ticketHash: string
  expiresAt: Date
}

export async function insertHandOver(
  scope: PlatformScope,
  { ticketHash, expiresAt, ...handOver }: NewHandOver,
): Promise<void> {
  await scope.control
    .insertInto('hand_overs')
    .values({ ...handOver, ticket_hash: ticketHash, created_at: scope.clock.now(), expires_at: expiresAt })
    .execute()
}

/** Trades a ticket for a code, once; only for the host that the ticket was made for. */
export async function claimTicket(
  scope: PlatformScope,
  claim: { ticketHash: string; host: string; challenge: string; codeHash: string; expiresAt: Date },
): Promise<HandOver | undefined> {
  const row = await scope.control
    .updateTable('hand_overs')
    .set({ challenge: claim.challenge, code_hash: claim.codeHash, expires_at: claim.expiresAt })
    .where('ticket_hash', '=', claim.ticketHash)
    .where('host', '=', claim.host)
    .where('code_hash', 'is', null)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', scope.clock.now())
    .returning(COLUMNS)
    .executeTakeFirst()
  return row
}

/** What a code stands for while it works; the row is held until the transaction ends, so one call at a time looks. */
export async function findHandOverForUpdate(scope: PlatformScope, codeHash: string): Promise<HandOver | undefined> {
  const row = await scope.control
    .selectFrom('hand_overs')
    .select(COLUMNS)
    .where('code_hash', '=', codeHash)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', scope.clock.now())
    .forUpdate()
    .executeTakeFirst()
  return row
}

export async function consumeHandOver(scope: PlatformScope, id: string): Promise<void> {
  await scope.control.updateTable('hand_overs').set({ consumed_at: scope.clock.now() }).where('id', '=', id).execute()
}

/** Hand-overs that work no more. Returns how many went. */
export async function deleteEndedHandOvers(scope: PlatformScope, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM hand_overs
     WHERE id IN (SELECT id FROM hand_overs WHERE expires_at < ${scope.clock.now()} LIMIT ${limit})`.execute(
    scope.control,
  )
  return Number(numAffectedRows ?? 0n)
}
