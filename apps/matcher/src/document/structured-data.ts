import {
  type BodyName,
  CAR_PAGES,
  type CarOnPage,
  carPagePath,
  type DetailOnPage,
  type PageView,
} from '@recado/contracts/car-pages'
import { nameCar } from '../car/say-car.ts'
import type { PageTools } from '../page-tools.ts'

type Data = Record<string, unknown>

const AVAILABILITY = {
  available: 'https://schema.org/InStock',
  reserved: 'https://schema.org/LimitedAvailability',
  sold: 'https://schema.org/SoldOut',
  unavailable: 'https://schema.org/Discontinued',
} as const

/** What schema.org calls the types. */
const BODIES: Readonly<Record<BodyName, string>> = {
  hatch: 'Hatchback',
  sedan: 'Sedan',
  suv: 'SUV',
  pickup: 'Pickup',
  minivan: 'Minivan',
  wagon: 'Wagon',
  coupe: 'Coupe',
}

/** A page as search engines read it: Car with its Offer, or the dealer and the list of what is on offer. */
export function structuredData(page: PageView, origin: string, tools: PageTools): Data[] {
  if (page.kind === 'stock') {
    const lists = page.cars.length === 0 ? [] : [listOf(page.cars, origin)]
    return [{ '@context': 'https://schema.org', ...dealer(tools, origin) }, ...lists]
  }
  return page.kind === 'car' ? [carData(page.car, tools, origin), crumbs(page.car, tools, origin)] : []
}

function dealer({ shop, brand }: PageTools, origin: string): Data {
  return {
    '@type': 'AutoDealer',
    name: shop.name,
    url: `${origin}${CAR_PAGES.stock}`,
    ...known('telephone', shop.phone),
    ...known('email', shop.email),
    ...known('address', shop.address),
    ...known('logo', brand.logo_url === null ? null : `${origin}${brand.logo_url}`),
  }
}

function listOf(cars: readonly CarOnPage[], origin: string): Data {
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    itemListElement: cars.map((car, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      url: `${origin}${carPagePath(car)}`,
      name: nameCar(car),
    })),
  }
}

function carData(car: DetailOnPage, tools: PageTools, origin: string): Data {
  const { t } = tools
  const { brand, model, year, km, transmission, fuel, body, color } = car.attributes
  const url = `${origin}${carPagePath(car)}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Car',
    name: nameCar(car),
    url,
    image: car.photos.map((photo) => `${origin}${photo.url}`),
    ...known('description', car.description),
    ...known('brand', brand && { '@type': 'Brand', name: brand }),
    ...known('model', model),
    ...known('vehicleModelDate', year && String(year)),
    ...known(
      'mileageFromOdometer',
      km === undefined ? null : { '@type': 'QuantitativeValue', value: km, unitCode: 'KMT' },
    ),
    ...known('vehicleTransmission', transmission && t(`word.${transmission}`)),
    ...known('fuelType', fuel && t(`word.${fuel}`)),
    ...known('bodyType', body && BODIES[body]),
    ...known('color', car.facts.find(({ key }) => key === 'color')?.value ?? color),
    itemCondition: km === 0 ? 'https://schema.org/NewCondition' : 'https://schema.org/UsedCondition',
    offers: {
      '@type': 'Offer',
      url,
      price: (car.price_cents / 100).toFixed(2),
      priceCurrency: 'BRL',
      availability: AVAILABILITY[car.status],
      seller: dealer(tools, origin),
    },
  }
}

function crumbs(car: DetailOnPage, { t, shop }: PageTools, origin: string): Data {
  const step = (position: number, name: string, path: string) => ({
    ...{ '@type': 'ListItem', position, name },
    item: `${origin}${path}`,
  })
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      step(1, t('crumb.stock', { company: shop.name }), CAR_PAGES.stock),
      step(2, nameCar(car), carPagePath(car)),
    ],
  }
}

function known(key: string, value: unknown): Data {
  return value === null || value === undefined || value === '' ? {} : { [key]: value }
}
