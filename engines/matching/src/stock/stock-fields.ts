import type { Node } from './document-tree.ts'
import { remember } from './remember.ts'

/** What a stock file may say about a car, whatever it calls it. */
export type StockField =
  | 'id'
  | 'plate'
  | 'title'
  | 'brand'
  | 'model'
  | 'version'
  | 'year'
  | 'year_made'
  | 'km'
  | 'color'
  | 'fuel'
  | 'transmission'
  | 'doors'
  | 'body'
  | 'kind'
  | 'price'
  | 'price_cents'
  | 'photos'
  | 'options'
  | 'engine'
  | 'power_hp'
  | 'trunk_litres'
  | 'airbags'
  | 'km_per_litre'
  | 'fipe'
  | 'fipe_cents'
  | 'plate_final_digit'
  | 'single_owner'
  | 'inspection_report'
  | 'city'
  | 'description'
  | 'seats'
  | 'turbo'
  | 'four_wheel_drive'
  | 'armored'
  | 'engine_litres'
  | 'drive'
  | 'condition'
  | 'status'
  | 'sold'
  | 'available'

/** Names by field, plain: lower case, letters and digits only. The first name that a car has is taken. */
const NAMES: Readonly<Record<StockField, readonly string[]>> = {
  id: [
    'idveiculo',
    'vehicleid',
    'id',
    'codigo',
    'cod',
    'codveiculo',
    'codigoveiculo',
    'sku',
    'code',
    'externalid',
    'stockid',
  ],
  plate: ['placa', 'plate', 'licenseplate'],
  title: ['titulo', 'title', 'veiculo', 'nome', 'anuncio', 'name'],
  brand: ['marca', 'make', 'brand', 'fabricante', 'montadora'],
  model: ['modelo', 'model'],
  version: ['versao', 'version', 'trim'],
  year: [
    'anomodelo',
    'anomod',
    'anodomodelo',
    'modelyear',
    'yearmodel',
    'year',
    'ano',
    'anofabmod',
    'anofabricacaomodelo',
    'anofabmodelo',
    'anofabricacaoanomodelo',
    'anofabanomod',
  ],
  year_made: ['anofabricacao', 'anodefabricacao', 'anofabr', 'anofab', 'fabricyear', 'manufactureyear', 'yearmade'],
  km: [
    'quilometragem',
    'kilometragem',
    'km',
    'mileage',
    'kms',
    'odometer',
    'hodometro',
    'rodagem',
    'kmrodado',
    'kmrodados',
  ],
  color: ['cor', 'color', 'exteriorcolor', 'colour'],
  fuel: ['combustivel', 'fuel', 'fueltype'],
  transmission: ['cambio', 'gear', 'transmission', 'gearbox', 'transmissao', 'tipocambio'],
  doors: ['numeroportas', 'portas', 'doors', 'numportas'],
  body: ['carroceria', 'bodytype', 'bodystyle', 'body', 'categoria'],
  kind: ['tipoveiculo', 'vehicletype', 'tipo', 'category', 'especie'],
  price: [
    'preco',
    'price',
    'valorvenda',
    'valor',
    'precovenda',
    'valordevenda',
    'precodevenda',
    'saleprice',
    'valoravista',
    'precoavista',
    'avista',
    'valoresavista',
    'precosavista',
    'precopromocional',
  ],
  price_cents: ['pricecents', 'precocentavos', 'valorcentavos', 'precoemcentavos', 'priceincents'],
  photos: [
    'fotos',
    'images',
    'image',
    'imagens',
    'photos',
    'fotoprincipal',
    'imagemprincipal',
    'imagelink',
    'foto',
    'urlfotos',
    'linkfotos',
    'imageurl',
    'additionalimagelink',
  ],
  options: ['opcionais', 'features', 'accessories', 'equipamentos', 'options', 'acessorios', 'itens'],
  engine: ['motor', 'engine', 'motorizacao', 'cilindrada'],
  power_hp: ['potencia', 'power', 'powerhp', 'cv', 'horsepower'],
  trunk_litres: ['portamalas', 'trunklitres'],
  airbags: ['airbags'],
  km_per_litre: ['kmperlitre', 'consumo', 'kml', 'consumocidade'],
  fipe: ['valorfipe', 'precofipe', 'fipe'],
  fipe_cents: ['fipecents'],
  plate_final_digit: ['platefinaldigit', 'finalplaca', 'finaldeplaca', 'finaldaplaca'],
  single_owner: ['singleowner', 'unicodono'],
  inspection_report: ['inspectionreport', 'laudocautelar', 'laudo'],
  city: ['cidade', 'city'],
  description: ['descricao', 'description', 'observacao', 'observacoes', 'obs'],
  seats: ['lugares', 'seats', 'passageiros', 'numerolugares'],
  turbo: ['turbo'],
  four_wheel_drive: ['fourwheeldrive', '4x4'],
  armored: ['armored', 'blindado'],
  engine_litres: ['enginelitres'],
  drive: ['tracao', 'drive', 'drivetrain'],
  condition: ['condition', 'condicao', 'stateofvehicle', 'zerokm'],
  status: ['status', 'situacao', 'statusveiculo', 'situacaoveiculo', 'availability', 'disponibilidade'],
  sold: ['vendido', 'sold', 'reservado'],
  available: ['disponivel', 'available', 'ativo', 'active'],
}

export const STOCK_FIELDS = Object.keys(NAMES) as readonly StockField[]

const FIELD_OF = new Map<string, StockField>()
for (const [field, names] of Object.entries(NAMES) as [StockField, readonly string[]][])
  for (const name of names) FIELD_OF.set(name, field)

export const plainName = remember((name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/r\$|[^a-z0-9]/g, ''),
)

/** The field a name stands for: "Ano/Modelo", "ANO_MODELO" and "anoModelo" are one. Numbered photos are photos. */
export const fieldOf = remember((name: string): StockField | undefined => {
  const plain = plainName(name)
  return FIELD_OF.get(plain) ?? (/^(foto|imagem|image|photo)\d{1,3}$/.test(plain) ? 'photos' : undefined)
})

/** What a thing within a car's record may say of the car: the shop beside it has a name and a number of its own. */
const OF_THE_CAR = new Set<StockField>([
  ...([
    'brand',
    'model',
    'version',
    'year',
    'year_made',
    'km',
    'color',
    'fuel',
    'transmission',
    'doors',
    'body',
  ] as const),
  ...(['price', 'price_cents', 'photos', 'options', 'engine', 'plate'] as const),
])

/** A car's record with what stands one level deeper in it: { preco, dados: { marca, modelo }, midia: { fotos } }. */
export function flatRecord(
  car: Readonly<Record<string, Node>>,
  map: Readonly<Record<string, StockField>> = {},
): Readonly<Record<string, Node>> {
  let flat: Record<string, Node> | undefined
  let own: Set<StockField | undefined> | undefined
  for (const [name, value] of Object.entries(car)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    if ((map[name] ?? fieldOf(name)) !== undefined) continue
    own ??= new Set(Object.keys(car).map((key) => map[key] ?? fieldOf(key)))
    for (const [inner, node] of Object.entries(value)) {
      const field = fieldOf(inner)
      if (field === undefined || own.has(field) || !OF_THE_CAR.has(field)) continue
      flat ??= Object.assign(Object.create(null) as Record<string, Node>, car)
      flat[inner] = node
    }
  }
  return flat ?? car
}

/** A car's values by field, and by its own names what is no field of ours. `map` says what a name stands for by hand. */
export function gatherFields(
  car: Readonly<Record<string, Node>>,
  map: Readonly<Record<string, StockField>> = {},
): { fields: Map<StockField, Node[]>; others: Map<string, Node> } {
  const fields = new Map<StockField, Node[]>()
  const others = new Map<string, Node>()
  const rank = new Map<StockField, number>()
  for (const [name, value] of Object.entries(flatRecord(car, map))) {
    const field = map[name] ?? fieldOf(name)
    if (field === undefined) {
      others.set(name, value)
      continue
    }
    if (value === '' || value === null) continue
    if (field === 'photos') {
      fields.set(field, [...(fields.get(field) ?? []), value])
      continue
    }
    // Two names for one thing (ano and anoModelo): the more exact one, which stands earlier in the list.
    const place = NAMES[field].indexOf(plainName(name))
    if (fields.has(field) && place > rank.get(field)!) continue
    fields.set(field, [value])
    rank.set(field, place)
  }
  return { fields, others }
}
