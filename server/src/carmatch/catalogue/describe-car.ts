import type { PublicCarDetail } from '@recado/contracts/matcher'
import type { PublicCar } from '@recado/contracts/recommendations'
import { type Catalogue, createRenderer, type Wording } from '@recado/matching'

/** What a page says of one car: what is known of it, in words, and its price against the table. */
export function describeCar(
  catalogue: Catalogue,
  wording: Wording,
  { id, attributes }: PublicCar,
  say: (key: string) => string,
): Pick<PublicCarDetail, 'facts' | 'price_position'> {
  const { model } = catalogue
  const renderer = createRenderer(model, wording)
  const facts = FACTS.flatMap((key) => {
    const value = attributes[key]
    if (value === undefined) return []
    const told =
      typeof value === 'boolean'
        ? say(value ? 'yes' : 'no')
        : model.byKey.has(key)
          ? renderer.value(key, value)
          : String(value)
    return [{ key, label: say(`facts.${key}`), value: told }]
  })
  const row = catalogue.rowOf.get(id)
  const ratio = row === undefined ? undefined : catalogue.items[row]?.facts.fipe_position
  const [low, high] = model.mention.find(({ attribute }) => attribute === 'fipe_position')?.band ?? [1, 1]
  const value = typeof ratio === 'number' ? ratio : undefined
  const position = value === undefined ? 'unknown' : value < low ? 'below' : value > high ? 'above' : 'inside'
  const text = renderer.mention({ attribute: 'fipe_position', position, ...(value === undefined ? {} : { value }) })
  return { facts, price_position: { position: position === 'inside' ? 'fair' : position, text } }
}

const FACTS = [
  ...(['version', 'year', 'km', 'fuel', 'transmission', 'body', 'color', 'doors', 'seats'] as const),
  ...(['engine_litres', 'turbo', 'power_hp', 'four_wheel_drive', 'trunk_litres', 'armored'] as const),
  ...(['km_per_litre', 'airbags', 'single_owner', 'inspection_report', 'plate_final_digit', 'city'] as const),
] as const
