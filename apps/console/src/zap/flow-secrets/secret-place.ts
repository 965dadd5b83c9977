/** How a block names a secret in a header. */
export function secretPlace(name: string): string {
  return `{{secret.${name}}}`
}
