import { randomBytes } from 'node:crypto'

/** As WhatsApp's own web client makes them. */
export function newMessageId(): string {
  return `3EB0${randomBytes(9).toString('hex').toUpperCase()}`
}
