import { createHash, randomBytes } from 'node:crypto'
import { CrmMapping } from '@recado/contracts/crm'
import { encodeId, type IdentityId } from '@recado/contracts/ids'
import { recordAct } from '../../tenancy/record-act.ts'
import type { ScopeSource, TenantScope } from '../../tenancy/tenant-scope.ts'
import {
  changeConnection,
  deleteConnection,
  findConnection,
  nextPlan,
  noteAsked,
  storeConnected,
  takeAsked,
} from './crm-connections.sql.ts'
import { deleteCrmLeads, listOpen, wantLead } from './crm-leads.sql.ts'
import { errors } from './errors.ts'
import { PULL_JOB, PUSH_JOB } from './job-payloads.ts'
import type { RdClient } from './rd-client.ts'
import { type CrmParts, sealTokens } from './use-access.ts'

const ASKED_MS = 10 * 60_000
const PULL_MS = 10 * 60_000
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** The CRM's page for somebody to allow us in. @throws crm_unavailable (409) */
export async function authorizeCrm(scope: TenantScope, rd: RdClient | undefined): Promise<string> {
  if (rd === undefined) throw errors.crm_unavailable()
  // The company's id leads the browser back to its console; the rest is what nobody else can know.
  const state = `${encodeId('ten', scope.tenant.id)}.${randomBytes(24).toString('base64url')}`
  const until = new Date(scope.clock.now().getTime() + ASKED_MS)
  await noteAsked(scope, { stateHash: hashOf(state), by: identityOf(scope), until })
  return rd.authorizeUrl(state)
}

/**
 * Exchanges what came back for access. A state is good once, for whoever asked: somebody who is sent to another company's
 * page cannot be made to give it their account.
 *
 * @throws crm_unavailable, crm_authorization_outdated (409), crm_refused (502)
 */
export async function connectCrm(
  { withTenant, keyring, rd }: CrmParts,
  source: ScopeSource,
  { code, state }: { code: string; state: string },
): Promise<void> {
  if (rd === undefined) throw errors.crm_unavailable()
  const isTheirs = await withTenant(source, (scope) =>
    takeAsked(scope, { stateHash: hashOf(state), by: identityOf(scope) }),
  )
  if (!isTheirs) throw errors.crm_authorization_outdated()
  const answer = await rd.exchange(code)
  if (!answer.ok) throw errors.crm_refused()
  const first = await firstStage(rd, answer.value.access_token)
  await withTenant(source, async (scope) => {
    const before = CrmMapping.safeParse((await findConnection(scope))?.mapping ?? {}).data ?? CrmMapping.parse({})
    const mapping = before.stages.new === null ? { ...before, ...first } : before
    await storeConnected(scope, sealTokens(keyring, scope, answer.value), mapping)
    await recordAct(scope, { action: 'crm.connected', targetKind: 'tenant', targetId: scope.tenant.id })
    await resume(scope)
  })
}

/** So that leads arrive from the first minute on: the first stage of the first pipeline, until somebody says otherwise. */
async function firstStage(rd: RdClient, token: string): Promise<Partial<CrmMapping>> {
  const session = rd.as(token)
  const pipelines = await session.listPipelines()
  const pipeline = pipelines.ok ? pipelines.value[0]?.id : undefined
  if (pipeline === undefined) return {}
  const stages = await session.listStages(pipeline)
  const stage = stages.ok ? (stages.value[0]?.id ?? null) : null
  return { pipeline_id: pipeline, stages: { new: stage, contacted: null, visit: null } }
}

/** @throws crm_not_connected (409) */
export async function changeCrm(
  scope: TenantScope,
  change: { paused?: boolean | undefined; mapping?: CrmMapping | undefined },
): Promise<void> {
  await requireConnection(scope)
  const { paused, mapping } = change
  await changeConnection(scope, {
    ...(paused === undefined ? {} : { paused }),
    ...(mapping === undefined ? {} : { mapping }),
  })
  const act = { action: 'crm.changed', targetKind: 'tenant', targetId: scope.tenant.id }
  await recordAct(scope, { ...act, after: { ...change } })
  if (paused === false) await resume(scope)
}

export async function disconnectCrm(scope: TenantScope): Promise<void> {
  await deleteConnection(scope)
  await deleteCrmLeads(scope)
  await recordAct(scope, { action: 'crm.disconnected', targetKind: 'tenant', targetId: scope.tenant.id })
}

/** Tries again what was given up. @throws crm_not_connected (409) */
export async function retryCrm(scope: TenantScope): Promise<void> {
  await requireConnection(scope)
  await planLeads(scope, 'failed')
}

/** @throws crm_not_connected (409) */
export async function renewCrmHook(scope: TenantScope): Promise<string> {
  await requireConnection(scope)
  const token = randomBytes(24).toString('base64url')
  await changeConnection(scope, { hook_token_hash: hashOf(token) })
  await recordAct(scope, { action: 'crm.hook_renewed', targetKind: 'tenant', targetId: scope.tenant.id })
  return token
}

export async function takesHook(scope: TenantScope, token: string): Promise<boolean> {
  const row = await findConnection(scope)
  return row?.status === 'connected' && row.hook_token_hash === hashOf(token)
}

/** A lead came, was touched or moved: it is told in its own job, where the company has a CRM. */
export async function tellCrm(scope: TenantScope, leadId: Parameters<typeof wantLead>[1]): Promise<void> {
  const row = await findConnection(scope)
  if (row === undefined || row.status === 'asked') return
  const plan = await wantLead(scope, leadId)
  if (row.status === 'connected' && !row.paused) await scope.jobs.enqueue(PUSH_JOB, { lead_id: leadId, plan })
}

/** Instead of whatever was planned before. */
export async function planPull(scope: TenantScope, afterMs = PULL_MS): Promise<void> {
  const plan = await nextPlan(scope)
  if (plan === undefined) return
  await scope.jobs.enqueue(PULL_JOB, { plan }, { startAfter: new Date(scope.clock.now().getTime() + afterMs) })
}

async function resume(scope: TenantScope): Promise<void> {
  await planLeads(scope, 'waiting')
  await planPull(scope, 0)
}

async function planLeads(scope: TenantScope, status: 'waiting' | 'failed'): Promise<void> {
  for (const lead_id of await listOpen(scope, status)) {
    const plan = await wantLead(scope, lead_id)
    await scope.jobs.enqueue(PUSH_JOB, { lead_id, plan })
  }
}

async function requireConnection(scope: TenantScope): Promise<void> {
  const row = await findConnection(scope)
  if (row === undefined || row.status === 'asked') throw errors.crm_not_connected()
}

function identityOf({ actor }: TenantScope): IdentityId | null {
  return actor.kind === 'member' ? actor.identityId : null
}
