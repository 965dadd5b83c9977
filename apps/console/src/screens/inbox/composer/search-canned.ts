interface Searchable {
  shortcut: string
  body: string
}

/** As many as one looks through before typing another letter. */
const MOST = 30

/** Those whose shortcut begins with what was typed, then those that hold it anywhere; accents aside. */
export function searchCanned<Item extends Searchable>(all: readonly Item[], query: string): Item[] {
  const wanted = fold(query)
  const rank = ({ shortcut, body }: Item) => {
    const name = fold(shortcut)
    if (name.startsWith(wanted)) return 0
    if (name.includes(wanted)) return 1
    return fold(body).includes(wanted) ? 2 : 3
  }
  return all
    .map((item) => ({ item, place: rank(item) }))
    .filter(({ place }) => place < 3)
    .toSorted((one, other) => one.place - other.place)
    .slice(0, MOST)
    .map(({ item }) => item)
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
