import texts from './locales/pt-BR.json' with { type: 'json' }

type Leaves<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? `${Prefix}${Key}` : Leaves<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]

export type TextKey = Leaves<typeof texts>

/** A text of the page, with what goes into its places. */
export function t(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  const found = key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)[part], texts)
  return String(found).replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
}
