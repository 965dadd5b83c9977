import type { ConnectionId, TenantId } from '@recado/contracts/ids'
import type { Services } from '../../../services.ts'
import { botSigningSecret, botToken } from '../../connections/bot-token.ts'

/** A bot's token and the secret that it signs with, of its connection as it is now. */
export function secretsOf(
  { keyring }: Pick<Services, 'keyring'>,
  bot: { id: ConnectionId; tenant_id: TenantId; settings: { token_generation: number } },
): { token: string; signingSecret: string } {
  const name = { tenantId: bot.tenant_id, connectionId: bot.id, generation: bot.settings.token_generation }
  return { token: botToken(keyring, name), signingSecret: botSigningSecret(keyring, name) }
}
