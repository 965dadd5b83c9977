import { createHash } from 'node:crypto'
import { ConnectionId } from '@recado/contracts/ids'
import type { Me } from './wire.ts'

/** The number that is meant: itself, or that of a connection by its id. Undefined for what is neither. */
export function readPhoneName(text: string): string | undefined {
  if (/^\+[1-9]\d{6,14}$/.test(text)) return text
  const { data: connection } = ConnectionId.safeParse(text)
  return connection === undefined ? undefined : numberOf(connection)
}

/** As the server reckons it (zap/bots): a connection of the driver `simulator` has always the same number. */
function numberOf(connectionId: string): string {
  const digits = createHash('sha256').update(connectionId).digest().readUInt32BE() % 100_000_000
  return `+55119${String(digits).padStart(8, '0')}`
}

/** The account of a phone that is made because a bot asked for it: always the same of the same number. */
export function accountOf(phone: string): Me {
  return { phone, lid: `1${phone.slice(1)}@lid`, name: 'Celular da loja' }
}
