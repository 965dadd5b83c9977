import type { BrandSettings } from '@recado/contracts/brand'
import type { Actor } from '../../tenancy/actor.ts'
import type { ControlScope } from '../../tenancy/control-scope.ts'
import { recordControlAct } from '../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../tenancy/tenant-scope.ts'
import {
  type BrandOwner,
  findBrand,
  lockBrand,
  ownerKey,
  type StoredBrand,
  type StoredImages,
  storeBrand,
} from './brands.sql.ts'
import { requireVisibleColours } from './require-visible-colours.ts'

export interface BrandSource {
  actor: Actor
  origin?: RequestOrigin
}

type BrandScope = Pick<ControlScope, 'control' | 'clock' | 'notifyChanged'> & Parameters<typeof recordControlAct>[0]

/** Whose brand, and a transaction that sees its row: opened by the regime that the caller came through. */
export interface BrandHolder {
  owner: BrandOwner
  open<Result>(run: (scope: BrandScope) => Promise<Result>): Promise<Result>
}

/**
 * Replaces what an owner set of its brand; images stay. `require` looks at what was set, locked, and may refuse.
 * @throws brand_colour_invisible (400) with a colour to take instead
 */
export async function updateBrand(
  holder: BrandHolder,
  source: BrandSource,
  settings: BrandSettings,
  require: (scope: BrandScope, before: BrandSettings) => Promise<void> = async () => undefined,
): Promise<void> {
  requireVisibleColours(settings.colours)
  await change(holder, source, 'brand.updated', async (before, scope) => {
    await require(scope, before.settings)
    return { settings, images: before.images }
  })
}

/** Points a brand at another image, or at none: then it is inherited again. Files are the caller's business. */
export async function setBrandImage(
  holder: BrandHolder,
  source: BrandSource,
  kind: keyof StoredImages,
  hash: string | undefined,
): Promise<void> {
  await change(holder, source, `brand.${kind}_changed`, async ({ settings, images }) => {
    const { [kind]: _replaced, ...others } = images
    return { settings, images: hash === undefined ? others : { ...others, [kind]: { hash } } }
  })
}

/** What an owner set itself, without what it inherits; undefined when it set nothing yet. */
export async function findOwnBrand({ owner, open }: BrandHolder): Promise<StoredBrand | undefined> {
  return open((scope) => findBrand(scope, owner))
}

type Change = (before: StoredBrand, scope: BrandScope) => Promise<{ settings: BrandSettings; images: StoredImages }>

async function change({ owner, open }: BrandHolder, source: BrandSource, action: string, apply: Change): Promise<void> {
  await open(async (scope) => {
    const now = scope.clock.now()
    const before = await lockBrand(scope, owner, now)
    const after = await apply(before, scope)
    await storeBrand(scope, owner, after, now)
    await recordControlAct(
      scope,
      {
        ...source,
        ...(owner.kind === 'tenant' ? { tenantId: owner.id } : {}),
        ...(owner.kind === 'partner' ? { partnerId: owner.id } : {}),
      },
      {
        action,
        targetKind: 'brand',
        targetId: ownerKey(owner),
        before: { ...before.settings, images: before.images },
        after: { ...after.settings, images: after.images },
      },
    )
    await scope.notifyChanged('brand', ownerKey(owner))
  })
}
