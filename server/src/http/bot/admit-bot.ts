import { BOT_TOKEN_HEADER } from '@recado/contracts/bots'
import { TenantId } from '@recado/contracts/ids'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { requireOpenFor } from '../../core/tenants/index.ts'
import type { Services } from '../../services.ts'
import type { Tenant } from '../../tenancy/tenant.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import {
  type BotConnection,
  botSigningSecret,
  findBotConnection,
  isBotToken,
  readBotToken,
} from '../../zap/connections/index.ts'
import { enforceLimit } from '../enforce-limit.ts'
import { readOrigin } from '../request-context.ts'
import { errors } from './errors.ts'

export interface AdmittedBot {
  tenant: Tenant
  source: ScopeSource
  connection: BotConnection
  /** What it signs with. */
  secret: string
}

/**
 * Whose bot calls: the token names the connection, and proves it for the path's tenant alone. Whatever is wrong (another
 * company's path, a former token, no such connection) is one answer, so that nothing can be found out by asking. A suspended
 * company still receives.
 *
 * @throws bot_token_invalid (401), rate_limited (429), tenant_cancelled (403), tenant_erased (410), tenant_busy (503)
 */
export async function admitBot(
  services: Services,
  exchange: { request: FastifyRequest; reply: FastifyReply },
): Promise<AdmittedBot> {
  const { request } = exchange
  const bot = await proveBot(services, request)
  if (bot === undefined) {
    await enforceLimit(services, exchange, {}, ['refused'])
    throw errors.bot_token_invalid()
  }
  request.observedTenant = bot.tenant
  await enforceLimit(services, exchange, { tenant: bot.tenant, connectionId: bot.connection.id }, ['bot'])
  requireOpenFor(bot.tenant, 'inbound')
  services.turns.refuseFull(bot.tenant.id)
  return bot
}

async function proveBot(services: Services, request: FastifyRequest): Promise<AdmittedBot | undefined> {
  const { tenants, withTenant, keyring } = services
  const token = request.headers[BOT_TOKEN_HEADER]
  const named = typeof token === 'string' ? readBotToken(token) : undefined
  const tenantId = TenantId.safeDecode((request.params as { id: string }).id)
  if (typeof token !== 'string' || named === undefined || !tenantId.success) return undefined
  if (keyring.find(named.keyId) === undefined) return undefined
  const tenant = await tenants.find({ id: tenantId.data })
  // Of an erased company there is no place left to look into.
  if (tenant === undefined || tenant.status === 'erased') return undefined
  const source: ScopeSource = { tenant, actor: { kind: 'system', name: 'whatsapp' }, origin: readOrigin(request) }
  const connection = await withTenant(source, (scope) => findBotConnection(scope, named.connectionId))
  if (connection === undefined) return undefined
  const name = { tenantId: tenant.id, connectionId: connection.id, generation: connection.token_generation }
  if (!isBotToken(keyring, token, named.keyId, name)) return undefined
  return { tenant, source, connection, secret: botSigningSecret(keyring, name, named.keyId) }
}
