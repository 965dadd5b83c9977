import type { BotReason, BotState } from '@recado/contracts/bots'
import type { ConnectionId } from '@recado/contracts/ids'
import { readPhoneDigits } from '@recado/contracts/whatsapp-identity'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { findConnection, takeStatus } from '../connections/index.ts'
import type { CloudApi } from './cloud-api.ts'

const NOTHING_WAITS = { to_deliver: 0, to_send: 0, refused: 0, full: false, stuck: null }

/**
 * Asks Meta for the number with what was entered of it, and says what came of it as a bot would of its session.
 * @throws when Meta cannot be asked now
 */
export async function checkCloud(
  { withTenant, cloudApi }: { withTenant: WithTenant; cloudApi: CloudApi },
  source: ScopeSource,
  id: ConnectionId,
): Promise<void> {
  const connection = await withTenant(source, (scope) => findConnection(scope, id))
  if (connection === undefined || connection.deleted_at !== null) return
  const answer = await cloudApi.clientOf(source.tenant.id, connection)?.readNumber()
  if (answer === undefined) return
  if (!answer.ok && answer.outcome !== 'refused') throw new Error(`Meta cannot be asked now: ${answer.detail}`)
  const known = answer.ok ? answer.value : { number: '', name: null }
  const [state, reason]: [BotState, BotReason | null] = answer.ok ? ['connected', null] : ['failed', 'session_invalid']
  await withTenant(source, async (scope) => {
    const now = scope.clock.now()
    await takeStatus(scope, id, {
      ...{ status: state, reason, detail: answer.ok ? '' : answer.detail, seq: 0, since: now, timestamp: now },
      ...{ number: readPhoneDigits(known.number.replace(/\D/g, '')) ?? null, lid: null, name: known.name },
      ...{ until: null, new_chats: null, driver: 'cloud', wa_version: null, queues: NOTHING_WAITS },
    })
  })
}
