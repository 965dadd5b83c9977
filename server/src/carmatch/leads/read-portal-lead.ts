import { readMoney } from '@recado/brazil/read-money'

/** What a portal's JSON says of somebody who asks. */
export interface PortalLead {
  name: string
  phone: string
  email: string
  message: string
  adRef: string
  /** The portal's own name of it, where it has one. */
  externalId: string
}

/** What it says of the car, beside the ad's number. */
export interface PortalCar {
  title: string
  priceCents: number | undefined
  year: number | undefined
  km: number | undefined
  plate: string | undefined
  plateDigit: string | undefined
}

/**
 * Reads OLX's shape (source, adId, name, email, phone, message, createdAt) and, by the names that others use for the same, any flat
 * JSON; what stands one level deeper (`lead`, `customer`, `contact`) counts too.
 */
export function readPortalLead(body: Readonly<Record<string, unknown>>): PortalLead & { car: PortalCar } {
  const inner = ['lead', 'data', 'customer', 'contact', 'cliente', 'vehicle', 'veiculo', 'ad'].flatMap((key) =>
    isObject(body[key]) ? [body[key]] : [],
  )
  const first = (...names: string[]): string => {
    for (const from of [body, ...inner])
      for (const [key, value] of Object.entries(from))
        if (names.includes(key.toLowerCase().replace(/[_-]/g, '')) && isScalar(value)) return String(value).trim()
    return ''
  }
  return {
    name: first('name', 'nome', 'fullname', 'customername').slice(0, 120),
    phone: first('phone', 'telefone', 'celular', 'mobile', 'phonenumber', 'whatsapp').slice(0, 40),
    email: first('email', 'mail').slice(0, 254).toLowerCase(),
    message: first('message', 'mensagem', 'comment', 'text').slice(0, 2_000),
    adRef: first('adid', 'ad', 'listid', 'anuncio', 'vehicleid', 'itemid').slice(0, 100),
    externalId: first('leadid', 'id', 'externalid').slice(0, 100),
    car: readCar(first),
  }
}

function readCar(first: (...names: string[]) => string): PortalCar {
  const number = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined)
  const price = first('price', 'preco', 'valor')
  const money = price === '' ? undefined : readMoney(price)
  const plate = first('plate', 'placa')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return {
    title: first('adtitle', 'vehicletitle', 'vehicle', 'veiculo', 'subject', 'title', 'titulo').slice(0, 160),
    priceCents: money?.ok && money.value > 0 ? money.value : undefined,
    year: number(first('year', 'ano', 'anomodelo')),
    km: number(first('km', 'mileage', 'quilometragem')),
    plate: /^[A-Z]{3}\d[A-Z0-9]\d{2}$/.test(plate) ? plate : undefined,
    plateDigit: /\d$/.exec(plate)?.[0],
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
