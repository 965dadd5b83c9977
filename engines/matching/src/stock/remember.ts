/** More different texts than this are forgotten: a stock repeats its versions, a hostile file does not. */
const MOST = 5_000

/** Remembers what a pure function made of a text: half a million rows have a few thousand versions and ten names. */
export function remember<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const held = known.get(text)
    if (held !== undefined || known.has(text)) return held as Value
    const value = read(text)
    if (known.size >= MOST) known.clear()
    if (text.length < 500) known.set(text, value)
    return value
  }
}
