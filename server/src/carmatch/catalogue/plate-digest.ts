import { createHmac, randomBytes } from 'node:crypto'
import type { Digest } from '@recado/matching/stock'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { keepPlateKey, readPlateKey } from './car-settings.sql.ts'

const PURPOSE = 'car_plates'

/**
 * Names a car by its plate under a key of the company's own, which is made when it is first asked for. All plates there are
 * can be tried in minutes: a plain hash would keep the plate.
 */
export async function plateDigest(scope: TenantScope, keyring: Keyring): Promise<Digest> {
  const context = { tenant: scope.tenant.id, purpose: PURPOSE }
  const kept =
    (await readPlateKey(scope)) ?? (await keepPlateKey(scope, seal(keyring, randomBytes(32).toString('hex'), context)))
  const key = open(keyring, kept, context)
  return (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, 16)
}
