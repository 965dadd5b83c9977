import type { AdvisorModelBody, AdvisorModelView } from '@recado/contracts/advisor'
import { type AiProvider, placeOf, readProvider } from '../../platform/ai/ai-provider.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'
import { actorRecord } from '../../tenancy/actor.ts'
import { lockEdits } from '../../tenancy/lock-edits.ts'
import { recordAct } from '../../tenancy/record-act.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { deleteModelRow, findModelRow, type ModelRow, noteUse, writeModelRow } from './advisor-models.sql.ts'
import { errors } from './errors.ts'

const KIND = 'advisor_model'
const purposeOf = (id: string) => `advisor_model:${id}`

/** A company's own model, without its key. */
export async function findOwnModel(scope: TenantScope, keyring: Keyring): Promise<AdvisorModelView['own']> {
  const row = await findModelRow(scope)
  const provider = row === undefined ? undefined : unseal(scope, keyring, row)
  if (row === undefined || provider === undefined) return null
  return {
    kind: provider.base_url === undefined ? 'anthropic' : 'compatible',
    model: provider.model,
    base_url: provider.base_url ?? null,
    created_by: row.created_by_name,
    last_used_at: row.last_used_at,
    updated_at: row.updated_at,
  }
}

/** The same to be asked, with its key; that it is noted. */
export async function openOwnModel(scope: TenantScope, keyring: Keyring): Promise<AiProvider | undefined> {
  const row = await findModelRow(scope)
  if (row === undefined) return undefined
  await noteUse(scope)
  return unseal(scope, keyring, row)
}

/** @throws advisor_model_key_missing (409) */
export async function keepOwnModel(scope: TenantScope, keyring: Keyring, body: AdvisorModelBody): Promise<void> {
  await lockEdits(scope, KIND, scope.tenant.id)
  const { kind: _kind, api_key: typed, ...place } = body
  const row = typed === undefined ? await findModelRow(scope) : undefined
  const kept = row === undefined ? undefined : unseal(scope, keyring, row)
  // A kept key stays with its place.
  const key = typed ?? (kept !== undefined && placeOf(kept) === placeOf(place) ? kept.api_key : undefined)
  if (key === undefined) throw errors.advisor_model_key_missing()
  const id = newId<string>()
  const provider: AiProvider = { ...place, api_key: key }
  const sealed = seal(keyring, JSON.stringify(provider), { tenant: scope.tenant.id, purpose: purposeOf(id) })
  await writeModelRow(scope, { id, sealed_provider: sealed, created_by_name: actorRecord(scope.actor).name ?? '' })
  await recordAct(scope, {
    ...{ action: 'advisor_model.updated', targetKind: KIND, targetId: scope.tenant.id, after: place },
  })
}

/** @throws not_found (404) */
export async function removeOwnModel(scope: TenantScope): Promise<void> {
  await lockEdits(scope, KIND, scope.tenant.id)
  if (!(await deleteModelRow(scope))) throw platformErrors.not_found()
  await recordAct(scope, { action: 'advisor_model.deleted', targetKind: KIND, targetId: scope.tenant.id })
}

function unseal(scope: TenantScope, keyring: Keyring, { id, sealed_provider }: ModelRow): AiProvider | undefined {
  return readProvider(open(keyring, sealed_provider, { tenant: scope.tenant.id, purpose: purposeOf(id) }))
}
