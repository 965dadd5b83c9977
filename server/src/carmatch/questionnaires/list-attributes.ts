import type { MatchAttribute } from '@recado/contracts/questionnaires'
import type { Locale } from '@recado/contracts/wire'
import { type Catalogue, createRenderer } from '@recado/matching'
import { carWording } from '@recado/matching/cars'

/** What questions and weights may speak of, by the words of a language. */
export function listAttributes(stock: Catalogue, locale: Locale): MatchAttribute[] {
  const renderer = createRenderer(stock.model, carWording(locale))
  return stock.model.attributes
    .filter(({ key }) => key !== 'fipe_cents')
    .map((attribute) => ({
      key: attribute.key,
      label: renderer.say(`attribute.${attribute.key}`),
      kind: attribute.kind,
      unit: attribute.unit ?? null,
      options: (attribute.options ?? []).map((key) => ({ key, label: renderer.value(attribute.key, key) })),
      direction: attribute.direction ?? null,
      weight: attribute.value === undefined ? null : attribute.weight,
      known_of: stock.columns.get(attribute.key)?.values.filter((value) => !Number.isNaN(value)).length ?? 0,
    }))
}
