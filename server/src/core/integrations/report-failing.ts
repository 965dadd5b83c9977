import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listOwners } from './owners.sql.ts'

/** Writes to the tenant's owners, by jobs of this same transaction, that an endpoint takes nothing any more. */
export async function reportFailing(
  scope: TenantScope,
  endpoint: { url: string; since: Date; consoleUrl: string },
): Promise<void> {
  const { locale, timezone, id } = scope.tenant
  const since = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: timezone }).format(endpoint.since)
  for (const owner of await listOwners(scope)) {
    await scope.jobs.enqueue('mail.send', {
      kind: 'webhook_failing',
      to: owner.email,
      locale,
      tenant_id: id,
      params: { name: owner.name, endpoint: endpoint.url, since, url: `${endpoint.consoleUrl}/integracoes/webhooks` },
    })
  }
}
