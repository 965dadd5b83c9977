/** A variable's name out of what a person types: "Nome do cliente" is `nome_do_cliente`. */
export function variableNameOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
}
