import { type Item, means } from './read-items.ts'

/** A place said at an item, how many items it takes, and its name. */
export interface PlaceFound {
  name: string
  length: number
}

/** Names of towns that are common words, brands or surnames too. */
const NEEDS_PREPOSITION =
  /^(?:Serra|Natal|Vitória|Palmas|Santos|Franca|Franco|Contagem|Salto|Leme|Passos|Cruzeiro|Paulista|Americana|Alvorada|Colombo|Toledo|Assis|Crato|Concórdia|Caçador|Resende|Lorena|Mauá|Serra|Itu|Poá|Jaú|Ubá|Magé|Timon|Caxias|Salvador|Rio|Foz do Iguaçu)$/

/** "em Campinas", "sou de BH", "no Paraná", "Campinas/SP", and what is written with a capital behind "em". */
export function findPlace(items: readonly Item[], at: number, text: string): PlaceFound | undefined {
  const item = items[at]!
  const preposition = means(items[at - 1], 'at') === undefined ? undefined : items[at - 1]!.plain
  const close = preposition !== undefined && !/^(?:de|do|da|dos|por|pelo)$/.test(preposition)
  const town = means(item, 'place')
  if (town !== undefined) {
    const alone = isBoundary(items[at - 1]) && isBoundary(items[at + 1])
    const short = item.plain.length <= 4 && !close && !alone
    const clear = !NEEDS_PREPOSITION.test(town) && !short
    if (preposition === undefined && !alone && !clear) return undefined
    return { name: town, length: withState(items, at + 1) }
  }
  const state = means(item, 'uf')
  if (state !== undefined && (close || (preposition !== undefined && isCapital(text, item, true))))
    return { name: state, length: 1 }
  return close ? unknownPlace(items, at, text, preposition!) : undefined
}

function isBoundary(item: Item | undefined): boolean {
  return item === undefined || item.mark
}

/** "Campinas - SP", "Campinas/SP", "Campinas SP". */
function withState(items: readonly Item[], at: number): number {
  const skip = /^[/,(-]$/.test(items[at]?.plain ?? '') ? 1 : 0
  if (means(items[at + skip], 'uf') === undefined) return 1
  return 2 + skip + (items[at + skip + 1]?.plain === ')' ? 1 : 0)
}

/** A town that is not in the list: by its capital, or behind words that only a place follows. */
function unknownPlace(items: readonly Item[], at: number, text: string, preposition: string): PlaceFound | undefined {
  const sure = /^(?:moro|mora|sou|somos|resido|fico|aqui|loja|lojas|regiao|perto|pertinho|cidade|interior)/.test(
    preposition,
  )
  const shouted = text === text.toUpperCase()
  const isName = (item: Item | undefined): boolean =>
    item !== undefined &&
    !item.mark &&
    item.amount === undefined &&
    (isCapital(text, item, !shouted) ? !shouted : sure && item.means.length === 0 && item.name === undefined)
  if (!isName(items[at])) return undefined
  const whole = items[at]!
  if (whole.name !== undefined || whole.means.some((one) => /^(?:=|use|wish)/.test(one))) return undefined
  let end = at + 1
  while (end < items.length) {
    if (isName(items[end])) end++
    else if (/^(?:de|do|da|dos|das)$/.test(items[end]?.plain ?? '') && isName(items[end + 1])) end += 2
    else break
  }
  return { name: text.slice(whole.from, items[end - 1]!.to), length: end - at }
}

function isCapital(text: string, { from }: Item, mixed: boolean): boolean {
  return mixed && /\p{Lu}/u.test(text[from] ?? '')
}
