import { plainName } from './stock-fields.ts'

/** Systems whose feeds are known; `table` is a CSV or workbook with a header, `unknown` was found by its fields. */
export type StockShape =
  | 'autocerto'
  | 'autoconf'
  | 'revenda_mais'
  | 'revenda_pro'
  | 'ds_auto_estoque'
  | 'altimus'
  | 'click_garage'
  | 'meta_automotive'
  | 'site_builder'
  | 'boom'
  | 'google_vehicles'
  | 'olx'
  | 'own'
  | 'table'
  | 'unknown'

/** Which system a feed is of, by where its cars are and what they call things (dealers' feeds of November 2026). */
export function recogniseShape(
  format: 'csv' | 'xlsx' | 'json' | 'xml',
  path: readonly string[],
  names: ReadonlySet<string>,
): StockShape {
  if (format === 'csv' || format === 'xlsx') return 'table'
  const at = path.map(plainName)
  const last = at.at(-1) ?? ''
  const has = (...wanted: string[]): boolean => wanted.some((name) => names.has(name))
  if (format === 'json') {
    if (at[0] === 'adlist') return 'olx'
    if (at[0] === 'cars' && has('pricecents')) return 'own'
    if (last === 'veiculos' && has('valorvenda', 'anomodelo', 'anofabricacao', 'categoria')) return 'altimus'
    return at.length === 0 || ['veiculos', 'vehicles', 'data', 'items', 'results', 'content'].includes(last)
      ? 'boom'
      : 'unknown'
  }
  if (at[0] === 'listings' && last === 'listing') return 'meta_automotive'
  if (at[0] === 'rss' && last === 'item') return 'google_vehicles'
  if (at[0] === 'ads' && last === 'ad') return has('title', 'bodytype', 'accessories') ? 'revenda_mais' : 'autoconf'
  if (at[0] === 'cargaveiculos') return 'revenda_pro'
  if (last === 'veiculo') {
    if (has('idveiculo')) return 'autocerto'
    if (has('anomod', 'anofab', 'imagemprincipal')) return 'click_garage'
    if (has('anofabricacao', 'anomodelo', 'tipoveiculo')) return 'ds_auto_estoque'
    if (at[0] === 'estoque' && has('ano', 'titulo')) return 'site_builder'
  }
  return ['veiculos', 'vehicles', 'data', 'items', 'results', 'content', 'vehicle', 'item'].includes(last)
    ? 'boom'
    : 'unknown'
}
