import { setTimeout as wait } from 'node:timers/promises'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'
import type { ScopeSource, TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { insertAttempt } from './crm-attempts.sql.ts'
import {
  type ConnectionRow,
  claimRefresh,
  findConnection,
  markExpired,
  releaseRefresh,
  type StoredTokens,
  storeRefreshed,
} from './crm-connections.sql.ts'
import { problemOf } from './problem-of.ts'
import type { RdAnswer, RdClient, RdSession, RdTokens } from './rd-client.ts'

export interface CrmParts {
  withTenant: WithTenant
  keyring: Keyring
  rd: RdClient | undefined
}

interface Access {
  token: string
  refreshToken: string
  generation: number
  isOld: boolean
}

const NOT_CONNECTED = {
  ...{
    ok: false as const,
    outcome: 'unauthorized' as const,
    status: null,
    retryAfter: undefined,
    detail: 'not connected',
  },
}

/** Before it ends a token is renewed: it must outlive the call. */
const MARGIN_MS = 60_000
/** Longer than the call that refreshes may take. */
const LEASE_SECONDS = 30
const LOOK_MS = 200
const MOST_LOOKS = 225

/**
 * Asks the CRM as the company. A token that is old, or is taken no more, is refreshed: by one caller over all processes, since a
 * refresh token is good for one; the others wait for what that one gets, and ask with it.
 */
export async function useAccess<Value>(
  parts: CrmParts,
  source: ScopeSource,
  run: (session: RdSession) => Promise<RdAnswer<Value>>,
): Promise<RdAnswer<Value>> {
  const { rd } = parts
  if (rd === undefined) return NOT_CONNECTED
  let access = await readAccess(parts, source)
  if (access?.isOld === true) {
    const renewed = await refresh(parts, rd, source, access.generation)
    if (!renewed.ok) return renewed
    access = renewed.value
  }
  if (access === undefined) return NOT_CONNECTED
  const answer = await run(rd.as(access.token))
  if (answer.ok || answer.outcome !== 'unauthorized') return answer
  const renewed = await refresh(parts, rd, source, access.generation)
  if (!renewed.ok) return renewed
  return run(rd.as(renewed.value.token))
}

/** As it is stored: sealed, with the instant it ends. */
export function sealTokens(keyring: Keyring, scope: TenantScope, tokens: RdTokens): StoredTokens {
  const expiresAt = new Date(scope.clock.now().getTime() + tokens.expires_in * 1_000)
  const { access_token, refresh_token } = tokens
  return { sealed: seal(keyring, JSON.stringify([access_token, refresh_token]), contextOf(scope.tenant.id)), expiresAt }
}

const contextOf = (tenant: string) => ({ tenant, purpose: 'crm_tokens' })

async function readAccess({ withTenant, keyring }: CrmParts, source: ScopeSource): Promise<Access | undefined> {
  return withTenant(source, async (scope) => openAccess(keyring, scope, await findConnection(scope)))
}

function openAccess(keyring: Keyring, scope: TenantScope, row: ConnectionRow | undefined): Access | undefined {
  if (row?.status !== 'connected' || row.sealed_tokens === null) return undefined
  const [token, refreshToken] = JSON.parse(open(keyring, row.sealed_tokens, contextOf(scope.tenant.id))) as [
    string,
    string,
  ]
  const left = (row.tokens_expire_at?.getTime() ?? 0) - scope.clock.now().getTime()
  return { token, refreshToken, generation: row.generation, isOld: left < MARGIN_MS }
}

async function refresh(
  parts: CrmParts,
  rd: RdClient,
  source: ScopeSource,
  generation: number,
): Promise<RdAnswer<Access>> {
  const { withTenant, keyring } = parts
  for (let look = 0; look < MOST_LOOKS; look++) {
    const now = await withTenant(source, async (scope) => {
      const access = openAccess(keyring, scope, await findConnection(scope))
      const mine = access?.generation === generation && (await claimRefresh(scope, generation, LEASE_SECONDS))
      return { access, mine }
    })
    if (now.access === undefined) return NOT_CONNECTED
    if (now.access.generation !== generation) return { ok: true, value: now.access }
    if (now.mine) return renew(parts, rd, source, now.access)
    await wait(LOOK_MS)
  }
  return { ok: false, outcome: 'later', status: null, retryAfter: undefined, detail: 'refresh under way' }
}

async function renew(
  { withTenant, keyring }: CrmParts,
  rd: RdClient,
  source: ScopeSource,
  { refreshToken, generation }: Access,
): Promise<RdAnswer<Access>> {
  const answer = await rd.refresh(refreshToken)
  return withTenant(source, async (scope): Promise<RdAnswer<Access>> => {
    if (answer.ok) {
      await storeRefreshed(scope, generation, sealTokens(keyring, scope, answer.value))
      const { access_token: token, refresh_token } = answer.value
      return { ok: true, value: { token, refreshToken: refresh_token, generation: generation + 1, isOld: false } }
    }
    // Refused is final: the company has withdrawn it, or it was spent by somebody who died before they stored the next.
    const isSpent = answer.outcome === 'refused' || answer.outcome === 'unauthorized'
    if (isSpent) await markExpired(scope, generation)
    else await releaseRefresh(scope, generation)
    const { status, detail } = answer
    await insertAttempt(scope, { act: 'refresh', ok: false, status, problem: problemOf(answer), detail })
    return isSpent ? { ...answer, outcome: 'unauthorized' } : answer
  })
}
