import type { Locale } from '@recado/contracts/wire'
import { changedFields, isEmpty } from '../../platform/changed-fields.ts'
import { errors } from '../../platform/errors.ts'
import type { Control, PlatformScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import {
  lockTenantRow,
  releaseSlug,
  requireTimeZone,
  type TenantRow,
  takeSlug,
  updateTenantRow,
} from '../tenants/index.ts'

export interface TenantChanges {
  name?: string | undefined
  slug?: string | undefined
  locale?: Locale | undefined
  timezone?: string | undefined
}

/**
 * Changes what a tenant says of itself, audited with before and after. Crosses tenants because a slug is taken from the
 * namespace of all. `require` looks at it as it is, locked, and may refuse.
 * @throws slug_taken, slug_reserved, timezone_unknown
 */
export async function updateTenant(
  control: Control,
  source: ScopeSource,
  changes: TenantChanges,
  require: (scope: PlatformScope, tenant: TenantRow) => Promise<void> = async () => undefined,
): Promise<void> {
  const { id } = source.tenant
  if (changes.timezone !== undefined) requireTimeZone(changes.timezone)
  await control.acrossTenants(async (scope) => {
    const before = await lockTenantRow(scope, id)
    if (before === undefined) throw errors.not_found()
    await require(scope, before)
    const after = changedFields(before, changes)
    if (isEmpty(after)) return
    if (changes.slug !== undefined && changes.slug !== before.slug) {
      await takeSlug(scope, changes.slug, id)
      await releaseSlug(scope, before.slug)
    }
    await updateTenantRow(scope, id, after)
    await recordControlAct(
      scope,
      { ...source, tenantId: id },
      {
        action: 'tenant.updated',
        targetKind: 'tenant',
        targetId: id,
        before: Object.fromEntries(Object.keys(after).map((key) => [key, before[key as keyof typeof before]])),
        after,
      },
    )
  })
}
