import { type BrandSettings, BrandView } from '@recado/contracts/brand'
import type { FastifyRequest } from 'fastify'
import { findLastControlAct } from '../core/audit/index.ts'
import {
  type BrandHolder,
  findOwnBrand,
  type KnownBrand,
  ownerKey,
  presentBrand,
  setBrandImage,
  storeBrandImage,
  updateBrand,
} from '../core/branding/index.ts'
import type { Services } from '../services.ts'
import type { Actor } from '../tenancy/actor.ts'
import type { RequestOrigin } from '../tenancy/tenant-scope.ts'
import { requireUnchanged } from './require-unchanged.ts'
import { revised } from './revision.ts'

/** Whoever changes a brand: a tenant, a partner, the platform. The three regimes share what they may do with theirs. */
export interface BrandOffice extends BrandHolder {
  services: Services
  source: { actor: Actor; origin?: RequestOrigin }
  /** The brand as it comes out, from the cache. */
  read(): Promise<KnownBrand>
}

export async function showBrand(office: BrandOffice): Promise<BrandView> {
  const own = await findOwnBrand(office)
  const { brand } = await office.read()
  return present(own?.settings ?? {}, brand)
}

/** @throws version_conflict (412) when it is not what the caller began with, as they said in If-Match */
export async function replaceBrand(
  office: BrandOffice,
  settings: BrandSettings,
  request: FastifyRequest,
): Promise<BrandView> {
  const { brand } = await office.read()
  await updateBrand(office, office.source, settings, (scope, before) =>
    requireUnchanged(request, present(before, brand), {
      response: BrandView,
      readLastChange: () => findLastControlAct(scope, { kind: 'brand', id: ownerKey(office.owner) }),
    }),
  )
  return showChanged(office)
}

function present(settings: BrandSettings, brand: KnownBrand['brand']): BrandView {
  const { revision } = revised({ settings })
  return { settings, branding: presentBrand(brand), revision }
}

export async function replaceImage(
  office: BrandOffice,
  kind: 'logo' | 'favicon',
  request: FastifyRequest,
): Promise<BrandView> {
  await storeBrandImage(office.services.storage, office, office.source, kind, request.body)
  return showChanged(office)
}

export async function removeImage(office: BrandOffice, kind: 'logo' | 'favicon'): Promise<BrandView> {
  await setBrandImage(office, office.source, kind, undefined)
  return showChanged(office)
}

/** The commit's own notification may arrive after this answer is made: this node forgets first. */
async function showChanged(office: BrandOffice): Promise<BrandView> {
  const { owner, services } = office
  await services.changes.publish('brand', owner.kind === 'platform' ? 'platform' : owner.id)
  return showBrand(office)
}
