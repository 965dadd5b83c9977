import { listInboxes } from '../../chat/inboxes/index.ts'
import type { Services } from '../../services.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'

export interface ShopWidget {
  /** Of the company's host, which serves the widget. */
  origin: string
  publicKey: string
}

/** The company's first inbox for a site; undefined before the demo's data is there. */
export async function findShopWidget(services: Services, slug: string): Promise<ShopWidget | undefined> {
  const tenant = await services.tenants.find({ slug })
  if (tenant === undefined) return undefined
  const inboxes = await services.withTenant({ tenant, actor: { kind: 'system', name: 'demo-shop' } }, (scope) =>
    listInboxes(scope, { after: undefined, limit: 100 }),
  )
  const inbox = inboxes.find(({ channel, retired_at }) => channel === 'widget' && retired_at === null)
  if (inbox === undefined) return undefined
  const { config } = services
  return {
    origin: consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, slug),
    publicKey: inbox.public_key,
  }
}
