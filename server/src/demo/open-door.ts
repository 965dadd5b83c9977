import { CAR_PAGES } from '@recado/contracts/car-pages'
import type { DemoDoor, DemoDoors } from '@recado/contracts/demo'
import { findIdentityByEmail } from '../core/accounts/index.ts'
import type { IdentityParts } from '../core/identity-parts.ts'
import { enterAs } from '../core/workflows/sign-in/enter-as.ts'
import type { Entrance } from '../core/workflows/sign-in/entrance.ts'
import { errors } from '../platform/errors.ts'
import { consoleUrl } from '../tenancy/console-url.ts'
import { DEMO_SHOP, DEMO_TENANTS, doorsOf, PARTNER, PARTNER_ADMIN, PLATFORM_OWNER } from './demo-data.ts'
import { demoShopUrl } from './demo-shop-url.ts'
import type { DemoCompany } from './script.ts'

interface Behind {
  email: string
  name: string
  /** Null: the platform itself. */
  company: string | null
  /** Their company's; the platform's and partners' people have none. */
  slug?: string
}

/** Who is behind each door that this installation has, in the order in which one meets them. */
export async function listDoors(parts: IdentityParts): Promise<DemoDoors> {
  const items: DemoDoors['items'] = []
  for (const [door, { email, name, company }] of doors()) {
    const known = await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, email))
    if (known !== undefined) items.push({ door, name, company })
  }
  const { http, tenancy } = parts.config
  const cars_url = `${consoleUrl(http.publicUrl, tenancy.baseDomain, DEMO_SHOP)}${CAR_PAGES.stock}`
  return { items, shop: { url: demoShopUrl(parts.config, DEMO_SHOP), cars_url, company: shop().name } }
}

/**
 * The entrance of whoever is behind a door, without a password. Whether doors may be opened at all is the caller's to know.
 * @throws not_found when the demo was not seeded, or the person is no longer there
 */
export async function openDoor(parts: IdentityParts, door: DemoDoor): Promise<Entrance> {
  const behind = doors().get(door)
  const identity =
    behind === undefined
      ? undefined
      : await parts.control.acrossTenants((scope) => findIdentityByEmail(scope, behind.email))
  if (identity === undefined) throw errors.not_found()
  return enterAs(parts, identity, { tenant: behind?.slug }).catch((cause) => {
    throw errors.not_found({ cause })
  })
}

function doors(): Map<DemoDoor, Behind> {
  const { name: company, slug } = shop()
  const { manager, seller } = doorsOf(shop())
  return new Map<DemoDoor, Behind>([
    ['platform', { ...PLATFORM_OWNER, company: null }],
    ['partner', { ...PARTNER_ADMIN, company: PARTNER.name }],
    ['manager', { email: manager.email, name: manager.name, company, slug }],
    ['seller', { email: seller.email, name: seller.name, company, slug }],
  ])
}

function shop(): DemoCompany {
  const found = DEMO_TENANTS.find(({ slug }) => slug === DEMO_SHOP)
  if (found === undefined) throw new Error(`the demo has no ${DEMO_SHOP}`)
  return found
}
