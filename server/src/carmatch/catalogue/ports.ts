import type { HttpClient } from '../../platform/http-client.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import type { Storage } from '../../platform/storage/index.ts'
import type { TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'

/** Where the cars that a company offers are counted against its plan. */
export interface CarMeter {
  /** So many more than before, or fewer. @throws quota_exceeded (402) */
  change(scope: TenantScope, difference: number): Promise<void>
  /** Whether the plan has cars at all. @throws quota_exceeded (402) */
  requireAny(scope: TenantScope): Promise<void>
}

/** Where the bytes of photos are counted. */
export interface PhotoMeter {
  /** @throws quota_exceeded (402) */
  take(scope: TenantScope, photoId: string, bytes: number): Promise<void>
  giveBack(scope: TenantScope, photoId: string): Promise<void>
}

export interface ImportPorts {
  withTenant: WithTenant
  storage: Storage
  http: Pick<HttpClient, 'request' | 'download'>
  keyring: Keyring
  meter: CarMeter
  photoMeter: PhotoMeter
}
