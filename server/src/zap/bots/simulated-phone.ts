import { createHash } from 'node:crypto'

/** The number that a connection of the driver `simulator` has in the simulated network: always the same one. */
export function simulatedPhoneOf(connectionId: string): string {
  const digits = createHash('sha256').update(connectionId).digest().readUInt32BE() % 100_000_000
  return `+55119${String(digits).padStart(8, '0')}`
}
