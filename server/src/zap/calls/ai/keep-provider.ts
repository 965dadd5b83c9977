import type { FlowAiBody, FlowAiView } from '@recado/contracts/flow-ai'
import { type AiProvider, placeOf, readProvider } from '../../../platform/ai/ai-provider.ts'
import { errors as platformErrors } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { type Keyring, open, seal } from '../../../platform/secrets/index.ts'
import { actorRecord } from '../../../tenancy/actor.ts'
import { lockEdits } from '../../../tenancy/lock-edits.ts'
import { recordAct } from '../../../tenancy/record-act.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { errors } from '../errors.ts'
import { secretPurpose } from '../flow-secrets.sql.ts'
import { deleteOwnRow, findOwnRow, writeOwnRow } from './own-provider.sql.ts'

const KIND = 'flow_ai'

/** A company's own model, without its key. */
export async function findOwnProvider(scope: TenantScope, keyring: Keyring): Promise<FlowAiView['own']> {
  const row = await findOwnRow(scope)
  const provider = await openOwn(scope, keyring)
  if (row === undefined || provider === undefined) return null
  return {
    kind: provider.base_url === undefined ? 'anthropic' : 'compatible',
    model: provider.model,
    base_url: provider.base_url ?? null,
    daily_answers: provider.daily_answers ?? null,
    created_by: row.created_by_name,
    last_used_at: row.last_used_at,
    updated_at: row.updated_at,
  }
}

/** @throws flow_ai_key_missing (409) */
export async function keepOwnProvider(scope: TenantScope, keyring: Keyring, body: FlowAiBody): Promise<void> {
  await lockEdits(scope, KIND, scope.tenant.id)
  const provider = await providerOf(scope, keyring, body)
  const id = newId<string>()
  const { actor } = scope
  const author = { id: actor.kind === 'member' ? actor.memberId : null, name: actorRecord(actor).name ?? '' }
  const purpose = secretPurpose(id)
  const sealed = seal(keyring, JSON.stringify(provider), { tenant: scope.tenant.id, purpose })
  await writeOwnRow(scope, { id, sealed, hosts: [new URL(placeOf(provider)).hostname], author })
  const { api_key: _key, ...after } = provider
  await recordAct(scope, { action: 'flow_ai.updated', targetKind: KIND, targetId: scope.tenant.id, after })
}

/** @throws not_found (404) */
export async function removeOwnProvider(scope: TenantScope): Promise<void> {
  await lockEdits(scope, KIND, scope.tenant.id)
  if (!(await deleteOwnRow(scope))) throw platformErrors.not_found()
  await recordAct(scope, { action: 'flow_ai.deleted', targetKind: KIND, targetId: scope.tenant.id })
}

/**
 * What a company typed, with the key that is kept where it typed none. A kept key stays with its place: whoever could send
 * it elsewhere could read it there.
 * @throws flow_ai_key_missing (409)
 */
export async function providerOf(scope: TenantScope, keyring: Keyring, body: FlowAiBody): Promise<AiProvider> {
  const { kind: _kind, daily_answers: daily, api_key: typed, ...place } = body
  const kept = typed === undefined ? await openOwn(scope, keyring) : undefined
  const key = typed ?? (kept !== undefined && placeOf(kept) === placeOf(place) ? kept.api_key : undefined)
  if (key === undefined) throw errors.flow_ai_key_missing()
  return { ...place, api_key: key, ...(daily === null ? {} : { daily_answers: daily }) }
}

async function openOwn(scope: TenantScope, keyring: Keyring): Promise<AiProvider | undefined> {
  const row = await findOwnRow(scope)
  if (row === undefined) return undefined
  return readProvider(open(keyring, row.sealed_value, { tenant: scope.tenant.id, purpose: secretPurpose(row.id) }))
}
