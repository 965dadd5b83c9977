import type { TenantId } from '@recado/contracts/ids'
import { isVisitOver, type VisitorClaims } from '../chat/visitors/index.ts'
import { StorageError } from '../platform/storage/index.ts'
import type { Services } from '../services.ts'

/** The visit that a file's address was given to: the address ends with it. */
export function visitHolder({ tenantId, visitorId }: Pick<VisitorClaims, 'tenantId' | 'visitorId'>): string {
  return `${tenantId}/${visitorId}`
}

/** @throws file_link_expired (410) once the visitor has signed out */
export async function requireVisit(services: Services, holder: string): Promise<void> {
  const [tenantId, visitorId = ''] = holder.split('/')
  const tenant = await services.tenants.find({ id: tenantId as TenantId })
  const over =
    tenant === undefined ||
    (await services.withTenant({ tenant, actor: { kind: 'system', name: 'visitor' } }, (scope) =>
      isVisitOver(scope, visitorId),
    ))
  if (over) throw new StorageError('storage_link_expired')
}
