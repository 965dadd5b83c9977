/** A company's own field as people read it: `carro_atual`, `carroAtual` and `carro-atual` are "Carro atual". */
export function attributeName(key: string): string {
  const words = key
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .toLowerCase()
  return words === '' ? key : words.charAt(0).toUpperCase() + words.slice(1)
}

/** The name under which programs find what somebody calls "Carro atual": `carro_atual`. Empty where no letter begins it. */
export function attributeKeyOf(name: string): string {
  const key = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
  return key.slice(0, 60)
}
