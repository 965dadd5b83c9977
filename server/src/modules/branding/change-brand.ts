import type { BrandSettings } from '@recado/contracts/brand'
import type { Actor } from '../../tenancy/actor.ts'
import type { Control, ControlScope } from '../../tenancy/control-scope.ts'
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

/**
 * Replaces what an owner set of its brand; images stay.
 * @throws brand_colour_invisible (400) with a colour to take instead
 */
export async function updateBrand(
  control: Control,
  source: BrandSource,
  owner: BrandOwner,
  settings: BrandSettings,
): Promise<void> {
  requireVisibleColours(settings.colours)
  await change(control, source, owner, 'brand.updated', (before) => ({ settings, images: before.images }))
}

/** Points a brand at another image, or at none: then it is inherited again. Files are the caller's business. */
export async function setBrandImage(
  control: Control,
  source: BrandSource,
  owner: BrandOwner,
  kind: keyof StoredImages,
  hash: string | undefined,
): Promise<void> {
  await change(control, source, owner, `brand.${kind}_changed`, ({ settings, images }) => {
    const { [kind]: _replaced, ...others } = images
    return { settings, images: hash === undefined ? others : { ...others, [kind]: { hash } } }
  })
}

/** What an owner set itself, without what it inherits; undefined when it set nothing yet. */
export async function findOwnBrand(control: Control, owner: BrandOwner): Promise<StoredBrand | undefined> {
  return openFor(control, owner, (scope) => findBrand(scope, owner))
}

type Change = (before: StoredBrand) => { settings: BrandSettings; images: StoredImages }

async function change(
  control: Control,
  source: BrandSource,
  owner: BrandOwner,
  action: string,
  apply: Change,
): Promise<void> {
  await openFor(control, owner, async (scope) => {
    const now = scope.clock.now()
    const before = await lockBrand(scope, owner, now)
    const after = apply(before)
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

type BrandScope = Pick<ControlScope, 'control' | 'clock' | 'notifyChanged'>

/** Each owner's transaction sees its own row only; the platform's row is seen by the platform alone. */
function openFor<Result>(
  control: Control,
  owner: BrandOwner,
  run: (scope: BrandScope & Parameters<typeof recordControlAct>[0]) => Promise<Result>,
): Promise<Result> {
  switch (owner.kind) {
    case 'tenant':
      return control.asTenant(owner.id, run)
    case 'partner':
      return control.asPartner(owner.id, run)
    case 'platform':
      return control.acrossTenants(run)
  }
}
