/** `Clínica Sorriso & Cia.` → `clinica-sorriso-cia`: 3 to 40 lower-case letters, digits and hyphens, else the fallback. */
export function slugify(text: string, fallback: string): string {
  const slug = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  return slug.length < 3 ? fallback : slug
}
