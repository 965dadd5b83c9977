/** An optional field with a value, or left out where there is none: an empty text is not the same as no text. */
export function optional<Key extends string, Value>(key: Key, value: Value | '' | undefined): { [K in Key]?: Value } {
  return (value === '' || value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
}

/** The object without one of its fields. */
export function without<Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key): Omit<Whole, Key> {
  const { [key]: _gone, ...rest } = whole
  return rest
}
