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

/**
 * Reads OLX's shape (source, adId, name, email, phone, message, createdAt) and, by the names that others use for the same, any flat
 * JSON; what stands one level deeper (`lead`, `customer`, `contact`) counts too.
 */
export function readPortalLead(body: Readonly<Record<string, unknown>>): PortalLead {
  const inner = ['lead', 'data', 'customer', 'contact', 'cliente'].flatMap((key) =>
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
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isScalar = (value: unknown): boolean =>
  (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'
