import type { BotReason, BotState } from '@recado/contracts/bots'
import { DisconnectReason } from 'baileys'
import { z } from 'zod'

const Failure = z.object({ message: z.string(), output: z.object({ statusCode: z.number() }) })

/** WhatsApp's answer to a version that it does not serve any more. */
const CLIENT_OUTDATED = 405

/** What the end of a connection means, by the code that came with it. */
export function readClose(error: unknown): { state: BotState; reason: BotReason; detail: string } {
  const { message, output } = Failure.safeParse(error).data ?? { message: String(error), output: { statusCode: 0 } }
  const detail = `${output.statusCode} ${message}`.slice(0, 200)
  switch (output.statusCode) {
    case DisconnectReason.loggedOut:
      return { state: 'logged_out', reason: 'logged_out_on_phone', detail }
    case DisconnectReason.forbidden:
    case 406:
      return { state: 'banned', reason: 'account_banned', detail }
    case DisconnectReason.connectionReplaced:
      return { state: 'replaced', reason: 'session_taken', detail }
    case CLIENT_OUTDATED:
      return { state: 'version_outdated', reason: 'version_refused', detail }
    case DisconnectReason.restartRequired:
      return { state: 'disconnected', reason: 'restart_required', detail }
    case DisconnectReason.timedOut:
      // Also a connection that answered nothing for too long: only the codes' end says so itself.
      return { state: 'disconnected', reason: message.includes('QR refs') ? 'qr_expired' : 'timed_out', detail }
    case DisconnectReason.multideviceMismatch:
      return { state: 'failed', reason: 'session_invalid', detail }
    case DisconnectReason.badSession:
      return { state: 'disconnected', reason: 'session_invalid', detail }
    case DisconnectReason.unavailableService:
      return { state: 'disconnected', reason: 'server_closed', detail }
    default:
      return { state: 'disconnected', reason: 'network', detail }
  }
}
