import type { IdentityId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import type { ControlScope, PlatformScope } from '../../tenancy/control-scope.ts'

export interface Identity {
  id: IdentityId
  email: string
  name: string
  /** Null for somebody who has not chosen a password. */
  password_hash: string | null
  email_verified_at: Date | null
  locale: Locale
}

const COLUMNS = ['id', 'email', 'name', 'password_hash', 'email_verified_at', 'locale'] as const

/** What the database keeps wider than it is written. */
type Narrowed = Pick<Identity, 'locale'>

export async function findIdentityByEmail(
  scope: ControlScope | PlatformScope,
  email: string,
): Promise<Identity | undefined> {
  const row = await scope.control
    .selectFrom('identities')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('email', '=', email)
    .executeTakeFirst()
  return row
}

export async function getIdentity(scope: ControlScope | PlatformScope, id: IdentityId): Promise<Identity> {
  const row = await scope.control
    .selectFrom('identities')
    .select(COLUMNS)
    .$narrowType<Narrowed>()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row
}

/** False when somebody has the address already; then nothing is stored. */
export async function insertIdentity(scope: PlatformScope, identity: Identity): Promise<boolean> {
  const now = scope.clock.now()
  const inserted = await scope.control
    .insertInto('identities')
    .values({ ...identity, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function updateIdentity(
  scope: ControlScope | PlatformScope,
  id: IdentityId,
  changes: { name?: string; locale?: Locale; password_hash?: string; email_verified_at?: Date },
): Promise<void> {
  await scope.control
    .updateTable('identities')
    .set({ ...changes, updated_at: scope.clock.now() })
    .where('id', '=', id)
    .execute()
}
