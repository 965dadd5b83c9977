import type { PlatformScope } from '../../tenancy/control-scope.ts'

export function listSigningKeys(scope: PlatformScope) {
  return scope.control
    .selectFrom('signing_keys')
    .select(['kid', 'algorithm', 'public_jwk', 'sealed_private_jwk'])
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('kid', 'desc')
    .execute()
}

export async function insertSigningKey(
  scope: PlatformScope,
  key: { kid: string; algorithm: string; publicJwk: object; sealedPrivateJwk: string },
): Promise<void> {
  await scope.control
    .insertInto('signing_keys')
    .values({
      kid: key.kid,
      algorithm: key.algorithm,
      public_jwk: JSON.stringify(key.publicJwk),
      sealed_private_jwk: key.sealedPrivateJwk,
      created_at: scope.clock.now(),
    })
    .execute()
}
