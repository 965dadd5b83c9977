import { createHash } from 'node:crypto'
import type { CarId } from '@recado/contracts/ids'
import type { MatcherConfig, PublicCarDetail } from '@recado/contracts/matcher'
import type { Locale } from '@recado/contracts/wire'
import { listInboxes } from '../../chat/inboxes/index.ts'
import { hasRoom } from '../../core/billing/index.ts'
import type { Translator } from '../../platform/i18n.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  describeCar,
  describeStock,
  findCars,
  findPublicCars,
  findSimilar,
  listPhotoRows,
  presentPhoto,
} from '../catalogue/index.ts'
import { estimateInstalment, recommendationErrors } from '../recommendations/index.ts'
import type { Shop } from './shop.ts'

interface Parts {
  shop: Shop
  texts: Translator
}

interface Contact {
  phone: string | null
  whatsapp: string | null
  email: string | null
  address: string | null
}

/** What a buyer agrees to; the version changes with the words. */
export function consentOf({ translate }: Translator, { locale, name }: Pick<Tenant, 'locale' | 'name'>) {
  const text = translate(locale as Locale, 'matcher:consent', { shop: name })
  return { text, version: createHash('sha256').update(text).digest('hex').slice(0, 12) }
}

/** Digits with the country's, as wa.me takes them. */
export function whatsappDigits(written: string | null): string | null {
  const digits = (written ?? '').replace(/\D/g, '')
  if (digits.length < 10) return null
  return digits.length <= 11 ? `55${digits}` : digits
}

export async function showShop(
  { shop, texts }: Parts,
  scope: TenantScope,
  { name, contact }: { name: string; contact: Contact },
): Promise<MatcherConfig> {
  const { tenant } = scope
  const policy = await shop.policies.live(scope)
  const { catalogue, version } = await shop.stock.open(scope)
  const widget = (await listInboxes(scope, { after: undefined, limit: 1_000 })).find(
    ({ channel, retired_at }) => channel === 'widget' && retired_at === null,
  )
  return {
    shop: { name, ...contact, whatsapp: whatsappDigits(contact.whatsapp) },
    locale: tenant.locale as Locale,
    stock: describeStock(catalogue, policy.wording, version),
    finance: policy.content.finance,
    widget_key: widget?.public_key ?? null,
    consent: consentOf(texts, { locale: tenant.locale, name }),
    recommends: await hasRoom(scope, 'recommendations', 1),
  }
}

const MOST_SIMILAR = 6

/** @throws car_gone (410) for what is not on offer, whether it ever was or not */
export async function showCar({ shop, texts }: Parts, scope: TenantScope, id: CarId): Promise<PublicCarDetail> {
  const [row] = await findCars(scope, [id])
  const policy = await shop.policies.live(scope)
  const catalogue = await shop.stock.get(scope)
  const car = (await findPublicCars(scope, [id])).get(id)
  if (row === undefined || car === undefined) throw recommendationErrors.car_gone()
  const locale = scope.tenant.locale as Locale
  const say = (key: string, params: Record<string, string> = {}) => texts.translate(locale, `matcher:${key}`, params)
  const photos = (await listPhotoRows(scope, [id])).map((photo) => presentPhoto(scope.tenant.id, photo))
  const similarIds = findSimilar(catalogue, car, MOST_SIMILAR)
  const similar = await findPublicCars(scope, similarIds)
  const price = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL', maximumFractionDigits: 0 })
  return {
    ...car,
    ...describeCar(catalogue, policy.wording, car, say),
    description: row.description,
    options: row.options,
    photos: photos.flatMap(({ url, middle_url, small_url }) =>
      url === null || middle_url === null || small_url === null ? [] : [{ url, middle_url, small_url }],
    ),
    estimate: estimateInstalment(car.price_cents, {}, policy.content.finance, { texts, locale }),
    whatsapp_text: say('whatsapp_car', { title: car.title, price: price.format(car.price_cents / 100) }),
    similar: similarIds.flatMap((one) => similar.get(one) ?? []),
  }
}
