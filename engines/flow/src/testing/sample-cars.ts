import type { RecommendedItem } from '../blocks/recommend/item-schema.ts'

export type SampleCar = RecommendedItem & { price: number; kilometres: number; year: number; use: string[] }

/** A small invented stock. Amounts are centavos. */
export const sampleCars: readonly SampleCar[] = [
  car(
    'onix',
    'Onix LT 1.0',
    2022,
    7_290_000,
    38_000,
    ['city', 'apps'],
    ['Econômico na cidade', 'Único dono'],
    'Porta-malas menor',
  ),
  car(
    'hb20',
    'HB20 Sense',
    2021,
    6_690_000,
    52_000,
    ['city', 'apps'],
    ['Seguro mais em conta', 'Revisões em dia'],
    'Sem câmbio automático',
  ),
  car(
    'kwid',
    'Kwid Zen',
    2023,
    5_490_000,
    21_000,
    ['city'],
    ['Menor parcela', 'Pouco rodado'],
    'Motor modesto na estrada',
  ),
  car(
    'cronos',
    'Cronos Drive 1.3',
    2022,
    7_990_000,
    41_000,
    ['family', 'apps'],
    ['Porta-malas de 525 litros', 'Bom para viajar'],
    'Consumo um pouco maior',
  ),
  car(
    'spin',
    'Spin Premier 7 lugares',
    2020,
    8_490_000,
    67_000,
    ['family'],
    ['Sete lugares', 'Câmbio automático'],
    'Mais rodado',
  ),
  car(
    'tracker',
    'Tracker LT Turbo',
    2021,
    10_490_000,
    45_000,
    ['family', 'road'],
    ['Turbo e seis airbags', 'Laudo aprovado'],
    'Parcela mais alta',
  ),
]

function car(
  id: string,
  title: string,
  year: number,
  price: number,
  kilometres: number,
  use: string[],
  reasons: string[],
  drawback: string,
): SampleCar {
  return {
    id,
    title,
    subtitle: String(year),
    year,
    price,
    kilometres,
    use,
    reasons,
    drawback,
    image_url: `https://cars.example/${id}.jpg`,
  }
}
