import { randomBytes } from 'node:crypto'

/** A name that nobody else gives: `evt_…` of an event, `med_…` of a file. 120 random bits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(15).toString('base64url')}`
}
