import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { isOneStatement, type NewMessage, type SentMessage, sendAndEnd, sendMessage } from './send-message.ts'

/** Three are already in a row: each failure means that another one was stored. */
const ATTEMPTS = 5

/** `sendMessage` in a transaction of its own, for entry layers: of retries at the same instant each gets the message. */
export async function postMessage(
  parts: { withTenant: WithTenant },
  source: ScopeSource,
  input: NewMessage,
): Promise<SentMessage> {
  if (isOneStatement(input)) {
    const sent = await parts
      .withTenant(source, (scope) => sendAndEnd(scope, input))
      .catch((error: unknown) => {
        if (isStoredMeanwhile(error)) return undefined
        throw error
      })
    if (sent !== undefined) return sent
  }
  return acceptMessages(parts, source, (scope) => sendMessage(scope, input))
}

/**
 * Opens a scope and runs `work` in it; when it fails because an equal message was stored in the meantime, runs it again in
 * a new transaction, where that message is seen. `work` may run several times: nothing but the scope may remember it.
 */
export async function acceptMessages<Result>(
  parts: { withTenant: WithTenant },
  source: ScopeSource,
  work: (scope: TenantScope) => Promise<Result>,
): Promise<Result> {
  // Ends: after ATTEMPTS.
  for (let attempt = 1; ; attempt++) {
    try {
      return await parts.withTenant(source, work)
    } catch (error) {
      if (attempt === ATTEMPTS || !isStoredMeanwhile(error)) throw error
    }
  }
}

function isStoredMeanwhile(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return (
    code === '23505' &&
    (constraint === 'messages_external' || constraint === 'messages_tenant_id_conversation_id_client_id_key')
  )
}
