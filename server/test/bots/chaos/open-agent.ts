import { setTimeout as pause } from 'node:timers/promises'
import { encodeId } from '@recado/contracts/ids'
import type { AccessTokens } from '../../../src/core/sessions/index.ts'
import type { Tenant } from '../../../src/tenancy/tenant.ts'
import type { SignedIn } from '../../support/factories.ts'

/** A person at the console. */
export interface Agent {
  /** Asks under the same client id until it is acknowledged. */
  say(url: string, conversationId: string, clientId: string, body: string): Promise<void>
}

/** Less than a token lives. */
const TOKEN_MS = 10 * 60_000
const RETRY_MS = 100

export function openAgent(tokens: AccessTokens, person: SignedIn, tenant: Tenant): Agent {
  let token = { text: person.token, until: Date.now() + TOKEN_MS }

  async function renew(): Promise<string> {
    if (Date.now() > token.until) {
      const { identityId, sessionId, email } = person
      const text = await tokens.issue({ identityId, sessionId, email, tenantId: tenant.id })
      token = { text, until: Date.now() + TOKEN_MS }
    }
    return token.text
  }

  return {
    async say(url, conversationId, clientId, body) {
      // Ends: when it is acknowledged, or refused for good.
      for (;;) {
        const answer = await fetch(`${url}/api/v1/conversations/${encodeId('cnv', conversationId)}/messages`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${await renew()}`,
            'x-tenant': encodeId('ten', tenant.id),
            'content-type': 'application/json',
          },
          body: JSON.stringify({ client_id: clientId, body }),
          signal: AbortSignal.timeout(30_000),
        }).catch(() => undefined)
        const text = await answer?.text().catch(() => undefined)
        if (answer?.status === 201 && text !== undefined) return
        if (answer !== undefined && answer.status < 500 && answer.status !== 429)
          throw new Error(`${answer.status} ${text}`)
        await pause(RETRY_MS)
      }
    },
  }
}
