import { type Reading, refused, taken } from './reading.ts'

/** Finds one e-mail address in a sentence ("meu e-mail é ana@exemplo.com.br") and gives it in lower case. */
export function readEmail(text: string): Reading<string> {
  const candidates = text
    .slice(0, 1_000)
    .split(/[\s<>()[\],;:"]+/)
    .filter((word) => word.includes('@'))
  if (candidates.length !== 1) return refused('email')
  const address = candidates[0]!
    .replace(/^(mailto:)/i, '')
    .replace(/[.!?]+$/, '')
    .toLowerCase()
  return isAddress(address) ? taken(address) : refused('email')
}

function isAddress(address: string): boolean {
  if (address.length > 254) return false
  const [local, domain, rest] = address.split('@')
  if (!local || !domain || rest !== undefined || local.length > 64) return false
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+$/.test(local) || local.startsWith('.') || local.endsWith('.')) return false
  if (local.includes('..')) return false
  const labels = domain.split('.')
  return (
    labels.length >= 2 &&
    labels.every((label) => label.length <= 63 && /^[\p{L}0-9-]+$/u.test(label) && !/^-|-$/.test(label)) &&
    /^(\p{L}{2,}|xn--[a-z0-9-]+)$/u.test(labels.at(-1)!)
  )
}
