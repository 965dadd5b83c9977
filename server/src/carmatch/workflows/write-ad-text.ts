import type { CarId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { requireCar } from '../catalogue/index.ts'
import type { Shop } from './shop.ts'
import { showCar } from './show-shop.ts'

interface Advertiser {
  name: string
  contact: { phone: string | null; whatsapp: string | null }
}

/** What an ad begins with; the rest of what is known follows as it is. */
const MOST_OPTIONS = 15

/**
 * An ad's text out of a car's record, by a template: nothing in it that is not known of the car, and nothing of FIPE unless
 * the price is below it. @throws not_found (404), car_gone (410) for what is not on offer
 */
export async function writeAdText(
  parts: { shop: Shop; texts: Translator },
  scope: TenantScope,
  id: CarId,
  { name, contact }: Advertiser,
): Promise<string> {
  await requireCar(scope, id)
  const car = await showCar(parts, scope, id)
  const locale = scope.tenant.locale as Locale
  const say = (key: string, params: Record<string, string> = {}) =>
    parts.texts.translate(locale, `matcher:ad.${key}`, params)
  const price = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL', maximumFractionDigits: 0 })
  const { title, facts, options, description, price_cents, price_position: position, estimate } = car
  const year = facts.find(({ key }) => key === 'year')?.value ?? ''
  const phone = contact.whatsapp ?? contact.phone
  const sections = [
    [title.includes(year) ? title : `${title} ${year}`],
    facts.filter(({ key }) => key !== 'year').map(({ label, value }) => `• ${label}: ${value}`),
    options.length === 0 ? [] : [say('options', { options: options.slice(0, MOST_OPTIONS).join(', ') })],
    description === '' ? [] : [description],
    [
      say('price', { price: price.format(price_cents / 100) }),
      ...(position.position === 'below' ? [position.text] : []),
      estimate.text,
    ],
    [phone === null ? say('visit', { name }) : say('contact', { name, phone })],
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}
