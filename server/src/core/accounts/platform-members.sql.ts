import type { IdentityId } from '@recado/contracts/ids'
import type { PlatformScope } from '../../tenancy/control-scope.ts'

/** Makes somebody an owner of the platform; repeating it changes nothing. */
export async function insertPlatformMember(scope: PlatformScope, identityId: IdentityId): Promise<void> {
  await scope.control
    .insertInto('platform_members')
    .values({ identity_id: identityId })
    .onConflict((conflict) => conflict.column('identity_id').doNothing())
    .execute()
  await scope.notifyChanged('identity', identityId)
}
