import type { SessionId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export async function insertRefreshToken(
  scope: PlatformScope,
  token: { hash: string; sessionId: SessionId; expiresAt: Date },
): Promise<void> {
  await scope.control
    .insertInto('refresh_tokens')
    .values({
      token_hash: token.hash,
      session_id: token.sessionId,
      created_at: scope.clock.now(),
      expires_at: token.expiresAt,
    })
    .execute()
}

/**
 * Takes a token out of use. Of any number of concurrent calls one gets the session: the others wait for its row lock and
 * then find the condition false.
 */
export async function consumeRefreshToken(scope: PlatformScope, hash: string): Promise<SessionId | undefined> {
  const now = scope.clock.now()
  const row = await scope.control
    .updateTable('refresh_tokens')
    .set({ consumed_at: now })
    .where('token_hash', '=', hash)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('session_id')
    .executeTakeFirst()
  return row?.session_id
}

export async function findRefreshToken(
  scope: PlatformScope,
  hash: string,
): Promise<{ sessionId: SessionId; consumedAt: Date | null } | undefined> {
  const row = await scope.control
    .selectFrom('refresh_tokens')
    .select(['session_id', 'consumed_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst()
  return row === undefined ? undefined : { sessionId: row.session_id, consumedAt: row.consumed_at }
}

/** A used token is kept until it would have ended by itself: until then its return is a theft. Returns how many went. */
export async function deleteEndedRefreshTokens(scope: PlatformScope, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM refresh_tokens
     WHERE token_hash IN (SELECT token_hash FROM refresh_tokens
                           WHERE expires_at < ${scope.clock.now()} LIMIT ${limit})`.execute(scope.control)
  return Number(numAffectedRows ?? 0n)
}
