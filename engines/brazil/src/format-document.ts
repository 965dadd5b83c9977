/** "52998224725" → "529.982.247-25". What has another length is left as it is, here and below. */
export function formatCpf(cpf: string): string {
  return fill('###.###.###-##', cpf)
}

/** "12ABC34501DE35" → "12.ABC.345/01DE-35". */
export function formatCnpj(cnpj: string): string {
  return fill('##.###.###/####-##', cnpj)
}

/** "01310100" → "01310-100". */
export function formatCep(cep: string): string {
  return fill('#####-###', cep)
}

function fill(pattern: string, text: string): string {
  const signs = text.replace(/[^0-9A-Za-z]/g, '').toUpperCase()
  if (signs.length !== pattern.split('#').length - 1) return text
  let next = 0
  return pattern.replace(/#/g, () => signs.charAt(next++))
}
