import texts from './locales/pt-BR.json' with { type: 'json' }
import type { Customer } from './network.ts'

/** Somebody who is none of those there are: a name, a mobile of São Paulo, and the address that WhatsApp has for them. */
export function makeCustomer(others: readonly Customer[]): Customer {
  const digits = String(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0).padStart(10, '0')
  const free = texts.names.filter((name) => !others.some((other) => other.name === name))
  const name = free[0] ?? `${texts.names[0]} ${others.length + 1}`
  return { name, phone: `+55119${digits.slice(-8)}`, lid: `2${digits}${Date.now() % 10_000}@lid` }
}
