/** Hosts out of what a person types or pastes: by commas, spaces or lines, and out of whole addresses. */
export function hostsOf(text: string): string[] {
  const parts = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((part) => part.replace(/^https?:\/\//, '').replace(/[/:].*$/, ''))
  return [...new Set(parts.filter((part) => part !== ''))]
}
