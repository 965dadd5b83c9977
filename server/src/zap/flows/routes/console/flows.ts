import { type CreateFlowBody, type FlowDetail, type FlowView, flowEndpoints } from '@recado/contracts/flows'
import type { FlowId, MemberId } from '@recado/contracts/ids'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { consoleRoute } from '../../../../http/console/console-route.ts'
import { revised } from '../../../../http/revision.ts'
import type { Services } from '../../../../services.ts'
import type { Actor } from '../../../../tenancy/actor.ts'
import type { TenantScope } from '../../../../tenancy/tenant-scope.ts'
import {
  archiveFlow,
  createFlow,
  describesProblems,
  editFlow,
  emptyFlow,
  exportFlow,
  type FlowRow,
  findProblems,
  getDraft,
  getFlow,
  getVersion,
  getWholeFlow,
  listFlows,
  listTemplates,
  presentEditors,
  presentFlow,
  presentWhole,
  type ReadFlow,
  readFlowFile,
  readStartPlaces,
  readTypebotFile,
  renameFlow,
  requireStorable,
  restoreFlow,
  saveDraft,
  templateFlow,
  unpublishFlow,
} from '../../index.ts'

/** The largest flow, and what stands around it. */
const DRAFT_BYTES = 3 * 1024 ** 2
/** A file may come as text within JSON, whose quotes double. */
const FILE_BYTES = 8 * 1024 ** 2

interface Call {
  scope: TenantScope
  services: Services
  request: FastifyRequest
  actor: Actor
}

export const listAllFlows = consoleRoute(flowEndpoints.list, {
  permission: 'flows.read',
  handler: async ({ scope, query: { cursor, limit, status, inbox_id, q } }) => {
    const { items, next_cursor } = await listFlows(scope, { status, inboxId: inbox_id, q }, { cursor, limit })
    return { items: items.map(viewOf), next_cursor }
  },
})

export const createOneFlow = consoleRoute(flowEndpoints.create, {
  permission: 'flows.edit',
  bodyLimit: FILE_BYTES,
  handler: async (call) => {
    const { scope, services, request, tenant, body } = call
    const { locale, timezone } = tenant
    const empty = () => emptyFlow(services.texts, { locale, timezone, name: body.name })
    const { flow, report } = readOrder(body, request, { empty, timezone })
    const id = await createFlow(scope, { ...flow, name: body.name ?? flow.name ?? empty().name })
    return { flow: await detailOf(call, id), report }
  },
})

export const getOneFlow = consoleRoute(flowEndpoints.get, {
  permission: 'flows.read',
  handler: (call) => detailOf(call, call.params.id),
})

export const updateOneFlow = consoleRoute(flowEndpoints.update, {
  permission: 'flows.edit',
  edits: { kind: 'flow', read: async ({ scope, params: { id } }) => viewOf(await getFlow(scope, id)) },
  handler: async ({ scope, params: { id }, body }) => {
    await renameFlow(scope, id, body)
    return viewOf(await getFlow(scope, id))
  },
})

export const saveFlowDraft = consoleRoute(flowEndpoints.saveDraft, {
  permission: 'flows.edit',
  bodyLimit: DRAFT_BYTES,
  handler: async (call) => {
    const { began_with: beganWith, document, canvas, starts } = call.body
    const saved = await saveDraft(call.scope, call.params.id, { beganWith, document, canvas, starts })
    return { revision: saved.revision, saved_at: saved.savedAt, problems: saved.problems.map(describes(call)) }
  },
})

export const validateFlow = consoleRoute(flowEndpoints.validate, {
  permission: 'flows.read',
  use: 'read',
  bodyLimit: DRAFT_BYTES,
  handler: async (call) => {
    const { scope, params, body } = call
    const draft = await getDraft(scope, params.id)
    const document = body.document ?? draft.document
    requireStorable({ document, canvas: {} })
    const problems = findProblems(document, body.starts ?? draft.starts, await readStartPlaces(scope))
    return { problems: problems.map(describes(call)) }
  },
})

export const archiveOneFlow = consoleRoute(flowEndpoints.archive, {
  permission: 'flows.publish',
  handler: async ({ scope, params: { id } }) => {
    await archiveFlow(scope, id)
    return viewOf(await getFlow(scope, id))
  },
})

export const restoreOneFlow = consoleRoute(flowEndpoints.restore, {
  permission: 'flows.edit',
  handler: async ({ scope, params: { id } }) => {
    await restoreFlow(scope, id)
    return viewOf(await getFlow(scope, id))
  },
})

export const unpublishOneFlow = consoleRoute(flowEndpoints.unpublish, {
  permission: 'flows.publish',
  handler: async ({ scope, params: { id } }) => {
    await unpublishFlow(scope, id)
    return viewOf(await getFlow(scope, id))
  },
})

export const duplicateFlow = consoleRoute(flowEndpoints.duplicate, {
  permission: 'flows.edit',
  handler: async (call) => {
    const { scope, services, tenant, params, body } = call
    const { name, description } = await getFlow(scope, params.id)
    const content = await contentOf(scope, params.id, body.version_id)
    const copy = body.name ?? services.texts.translate(tenant.locale, 'flows:copy_of', { name }).slice(0, 120)
    return detailOf(call, await createFlow(scope, { ...content, name: copy.toWellFormed(), description }))
  },
})

export const exportOneFlow = consoleRoute(flowEndpoints.export, {
  permission: 'flows.read',
  handler: async ({ scope, params: { id }, query }) => {
    const { name } = await getFlow(scope, id)
    return exportFlow(name, await contentOf(scope, id, query.version_id))
  },
})

export const editOneFlow = consoleRoute(flowEndpoints.edit, {
  permission: 'flows.edit',
  handler: async ({ scope, actor, params: { id }, body }) => {
    const memberId = memberIdOf(actor)
    const { flow, editors } = await editFlow(scope, id, { memberId, active: body.active })
    const { draft_revision, draft_saved_by_name, draft_saved_at } = flow
    return {
      items: presentEditors(editors, memberId),
      draft: { revision: draft_revision, saved_by: draft_saved_by_name, saved_at: draft_saved_at },
    }
  },
})

export const listFlowTemplates = consoleRoute(flowEndpoints.listTemplates, {
  permission: 'flows.read',
  handler: async () => ({ items: listTemplates() }),
})

/** The draft, or a version. @throws not_found, flow_version_missing (404) */
async function contentOf(
  scope: TenantScope,
  id: FlowId,
  versionId: Parameters<typeof getVersion>[1]['id'] | undefined,
) {
  if (versionId !== undefined) return (await getVersion(scope, { flowId: id, id: versionId })).content
  const { document, canvas, starts } = await getDraft(scope, id)
  return { document, canvas, starts }
}

function readOrder(
  { from }: z.output<typeof CreateFlowBody>,
  { locale }: FastifyRequest,
  { empty, timezone }: { empty: () => ReadFlow['flow']; timezone: string },
): ReadFlow {
  switch (from.kind) {
    case 'empty':
      return { flow: empty(), report: [] }
    case 'template':
      return { flow: templateFlow(from.template_id, timezone), report: [] }
    case 'json':
      return readFlowFile(from.file)
    case 'typebot':
      return readTypebotFile(from.file, locale)
  }
}

/** What people edit of a flow beside its draft is its name and description; they alone make its revision. */
function viewOf(flow: FlowRow): FlowView {
  const { name, description } = flow
  return { ...presentFlow(flow), revision: revised({ name, description }).revision }
}

async function detailOf(call: Call, id: FlowId): Promise<FlowDetail> {
  const whole = await getWholeFlow(call.scope, id)
  return presentWhole(whole, viewOf(whole.flow), { describe: describes(call), memberId: memberIdOf(call.actor) })
}

function describes({ services, request }: Pick<Call, 'services' | 'request'>) {
  return describesProblems(services.texts, request.locale)
}

function memberIdOf(actor: Actor): MemberId | null {
  return actor.kind === 'member' ? actor.memberId : null
}
