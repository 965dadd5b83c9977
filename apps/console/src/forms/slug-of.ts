/**
 * The address a company's name suggests: "Clínica São João Ltda." → "clinica-sao-joao-ltda". At most 40 characters, empty
 * when fewer than 3 would remain.
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return slug.length < 3 ? '' : slug
}
