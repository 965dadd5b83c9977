import { carPagePath, TOLD_LIST } from '@recado/contracts/car-pages'
import { type CarId, encodeId, type RecommendationId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { carPhotoPath } from '../car-photo-path.ts'
import { slugOf } from '../catalogue/index.ts'

/** A car's page as somebody is sent to it out of a conversation. */
export function toldCarPath(
  { id, attributes }: { id: CarId; attributes: Readonly<Record<string, unknown>> },
  list: RecommendationId,
): string {
  const path = carPagePath({ slug: slugOf(attributes), id: encodeId('car', id) })
  return `${path}?${TOLD_LIST}=${encodeId('rec', list)}`
}

/** The photo that a conversation shows of a car. WhatsApp takes WebP for stickers alone. */
export function talkPhotoPath({ tenant }: Pick<TenantScope, 'tenant'>, photo: string, isWhatsApp: boolean): string {
  return carPhotoPath(tenant.id, photo, 'middle', isWhatsApp ? 'jpg' : 'webp')
}
