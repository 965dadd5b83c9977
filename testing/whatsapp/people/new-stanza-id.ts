import { randomBytes } from 'node:crypto'

/** As phones write them. */
export function newStanzaId(): string {
  return `3A${randomBytes(9).toString('hex').toUpperCase()}`
}
