import type { Node } from './document-tree.ts'

/** OLX's import (api/autos, 2020) counts what others name. What has no number here is not in its document. */
export const OLX_GEARBOX = { manual: 1, automatic: 2 } as const
export const OLX_FUEL = { gasoline: 1, ethanol: 2, flex: 3, diesel: 5 } as const
export const OLX_BODY = { suv: 5, sedan: 8, hatch: 9 } as const
/** Before the options at the end of an ad's text: its features are a fixed list of ten. */
export const OLX_OPTIONS = '\n\nOpcionais: '

/** An ad of an OLX import as a record with the names that everybody else uses. */
export function plainAd(ad: Node): Node {
  if (typeof ad !== 'object' || ad === null || Array.isArray(ad)) return ad
  const params = ad.params
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return ad
  const [description = '', options = ''] = String(ad.body ?? '').split(OLX_OPTIONS)
  const digit = Number(params.end_tag)
  return {
    id: ad.id ?? null,
    title: ad.subject ?? null,
    // An ad must have a text: without one of its own it repeats its title.
    description: description === ad.subject ? null : description,
    options,
    price: ad.price ?? null,
    photos: ad.images ?? [],
    brand: params.vehicle_brand ?? null,
    model: params.vehicle_model ?? null,
    version: params.vehicle_version ?? null,
    year: params.regdate ?? null,
    km: params.mileage ?? null,
    transmission: nameOf(OLX_GEARBOX, params.gearbox),
    fuel: nameOf(OLX_FUEL, params.fuel),
    body: nameOf(OLX_BODY, params.cartype),
    doors: params.doors ?? null,
    single_owner: params.owner === undefined ? null : String(params.owner),
    plate_final_digit: digit >= 1 && digit <= 10 ? String(digit - 1) : null,
  }
}

function nameOf(numbers: Readonly<Record<string, number>>, number: Node | undefined): string | null {
  return Object.entries(numbers).find(([, one]) => one === Number(number))?.[0] ?? null
}
