import type { IdentityId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

export type OneTimePurpose = 'verify_email' | 'reset_password'

export async function insertOneTimeToken(
  scope: PlatformScope,
  token: { hash: string; purpose: OneTimePurpose; identityId: IdentityId; expiresAt: Date },
): Promise<void> {
  await scope.control
    .insertInto('one_time_tokens')
    .values({
      token_hash: token.hash,
      purpose: token.purpose,
      identity_id: token.identityId,
      created_at: scope.clock.now(),
      expires_at: token.expiresAt,
    })
    .execute()
}

/** Whose token it is, if it still works. */
export async function findOneTimeToken(
  scope: PlatformScope,
  hash: string,
  purpose: OneTimePurpose,
): Promise<IdentityId | undefined> {
  const row = await scope.control
    .selectFrom('one_time_tokens')
    .select('identity_id')
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', scope.clock.now())
    .executeTakeFirst()
  return row?.identity_id
}

/** One of any number of concurrent calls gets the identity. */
export async function consumeOneTimeToken(
  scope: PlatformScope,
  hash: string,
  purpose: OneTimePurpose,
): Promise<IdentityId | undefined> {
  const now = scope.clock.now()
  const row = await scope.control
    .updateTable('one_time_tokens')
    .set({ consumed_at: now })
    .where('token_hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('consumed_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('identity_id')
    .executeTakeFirst()
  return row?.identity_id
}

/** Every link of this kind that is still in the person's mailbox stops working. */
export async function consumeAllOneTimeTokens(
  scope: PlatformScope,
  identityId: IdentityId,
  purpose: OneTimePurpose,
): Promise<void> {
  await scope.control
    .updateTable('one_time_tokens')
    .set({ consumed_at: scope.clock.now() })
    .where('identity_id', '=', identityId)
    .where('purpose', '=', purpose)
    .where('consumed_at', 'is', null)
    .execute()
}

export async function wasIssuedSince(
  scope: PlatformScope,
  identityId: IdentityId,
  purpose: OneTimePurpose,
  since: Date,
): Promise<boolean> {
  const row = await scope.control
    .selectFrom('one_time_tokens')
    .select('token_hash')
    .where('identity_id', '=', identityId)
    .where('purpose', '=', purpose)
    .where('created_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Links that work no more. Returns how many went. */
export async function deleteEndedOneTimeTokens(scope: PlatformScope, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM one_time_tokens
     WHERE token_hash IN (SELECT token_hash FROM one_time_tokens
                           WHERE expires_at < ${scope.clock.now()} LIMIT ${limit})`.execute(scope.control)
  return Number(numAffectedRows ?? 0n)
}
