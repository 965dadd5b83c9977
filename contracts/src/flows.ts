import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { FlowStartKind, FlowStarts } from './flow-starts.ts'
import { FlowId, FlowVersionId, InboxId, MemberId } from './ids.ts'
import { anyOf, Instant, line, optionalLine, PageQuery, pageOf, Revision } from './wire.ts'

/** Largest flow: what its document and canvas take as JSON, in bytes; and its blocks, those of sub-flows too. */
export const MAX_FLOW_BYTES = 2_000_000
export const MAX_FLOW_BLOCKS = 5_000

/**
 * A flow as the builder edits it. A draft may be unfinished in any way (a text that is still empty, an arrow to nowhere):
 * what is asked here is only what lets it be shown again. `@recado/flow/schemas` has the shape of a whole one.
 */
export const FlowDraftDocument = z.looseObject({
  schema_version: z.literal(1),
  id: z.string().max(64),
  name: z.string().max(200),
  start: z.string().max(64),
  blocks: z.array(z.looseObject({ id: z.string().min(1).max(64), type: z.string().min(1).max(60) })),
  edges: z.array(z.looseObject({})),
})
export type FlowDraftDocument = z.output<typeof FlowDraftDocument>

/** What the builder draws beside the blocks (groups, comments, the part last seen): its own, kept as it was given. */
export const FlowCanvas = z.record(z.string().max(60), z.unknown())
export type FlowCanvas = z.output<typeof FlowCanvas>

/** `draft`: no conversation begins with it. `live`: a version of it is published. */
export const FLOW_STATUSES = ['draft', 'live', 'archived'] as const
export const FlowStatus = z.enum(FLOW_STATUSES)
export type FlowStatus = z.output<typeof FlowStatus>

/** Null where nobody of the company did it, or they have left. */
const Author = { by_id: MemberId.nullable(), by_name: z.string() }

export const FlowView = z.object({
  id: FlowId,
  name: z.string(),
  description: z.string(),
  status: FlowStatus,
  /** What serves new conversations. */
  live: z
    .object({
      version_id: FlowVersionId,
      number: z.number().int(),
      since: Instant,
      inbox_ids: z.array(InboxId),
      start_kinds: z.array(FlowStartKind),
    })
    .nullable(),
  /** Whether the draft is another than what was last published from it. */
  changed_since_publish: z.boolean(),
  block_count: z.number().int(),
  draft_saved: z.object({ ...Author, at: Instant }),
  created_at: Instant,
  archived_at: Instant.nullable(),
  /** Of name and description; the draft has a revision of its own. */
  revision: Revision,
})
export type FlowView = z.output<typeof FlowView>
export const FlowPage = pageOf(FlowView)

/** Something wrong with a draft, as a sentence in the reader's language. Errors keep it from being published. */
export const FlowProblem = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  /** The document's id or a sub-flow's, and the block in it; or the start. Null where it belongs to none. */
  flow: z.string().nullable(),
  block: z.string().nullable(),
  start: z.string().nullable(),
  /** Where in the document: `blocks.3.text`. */
  path: z.string().nullable(),
  detail: z.string(),
  text: z.string(),
})
export type FlowProblem = z.output<typeof FlowProblem>

/** Somebody who has the flow open in the builder. */
export const FlowEditor = z.object({ member_id: MemberId, name: z.string(), since: Instant, you: z.boolean() })
export type FlowEditor = z.output<typeof FlowEditor>

export const FlowDraft = z.object({
  /** Counts up with each save; `began_with` of the next. */
  revision: z.number().int(),
  document: FlowDraftDocument,
  canvas: FlowCanvas,
  starts: FlowStarts,
})

export const FlowDetail = FlowView.extend({
  draft: FlowDraft,
  problems: z.array(FlowProblem),
  editors: z.array(FlowEditor),
})
export type FlowDetail = z.output<typeof FlowDetail>

/** A line of an import's report: what did not come along as it was. */
export const FlowImportLine = z.object({
  code: z.string(),
  /** `lost`: a placeholder or nothing stands in its place. `changed`: it works in another way. */
  kind: z.enum(['lost', 'changed']),
  block: z.string().nullable(),
  /** The other system's names, to find it there. */
  group: z.string(),
  original_type: z.string(),
  text: z.string(),
})
export type FlowImportLine = z.output<typeof FlowImportLine>

/** A file as its text, or as the JSON it holds. */
const FlowFile = z.union([z.string(), z.looseObject({})])

export const CreateFlowBody = z.strictObject({
  /** Left out: what the template or the file calls it. */
  name: line(120).optional(),
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('empty') }),
    z.strictObject({ kind: z.literal('template'), template_id: z.string().min(1).max(64) }),
    /** What `export` answers, or a document alone. */
    z.strictObject({ kind: z.literal('json'), file: FlowFile }),
    /** A bot's export, or what Typebot's API answers. */
    z.strictObject({ kind: z.literal('typebot'), file: FlowFile }),
  ]),
})
export const CreatedFlow = z.object({ flow: FlowDetail, report: z.array(FlowImportLine) })

export const UpdateFlowBody = z.strictObject({
  name: line(120).optional(),
  description: optionalLine(500).optional(),
})

export const SaveDraftBody = z.strictObject({
  /**
   * The revision that the edit began with. When another is stored by then nothing is written, and the answer is 409
   * `flow_draft_conflict` with `revision`, `saved_by` and `saved_at`; to write over it, send that revision.
   */
  began_with: z.number().int().min(1),
  document: FlowDraftDocument,
  /** Left out: as they are. */
  canvas: FlowCanvas.optional(),
  starts: FlowStarts.optional(),
})
export const SavedDraft = z.object({
  revision: z.number().int(),
  saved_at: Instant,
  problems: z.array(FlowProblem),
})
export type SavedDraft = z.output<typeof SavedDraft>

/** Beside the usual members of a 409 `flow_draft_conflict`. */
export const FlowDraftConflict = z.object({
  revision: z.number().int(),
  saved_by: z.string(),
  saved_at: Instant,
})
/** Beside the usual members of a 422 `flow_has_errors`. */
export const FlowHasErrors = z.object({ problems: z.array(FlowProblem) })

export const FlowVersionView = z.object({
  id: FlowVersionId,
  flow_id: FlowId,
  /** 1, 2, 3 … within its flow. */
  number: z.number().int(),
  note: z.string(),
  live: z.boolean(),
  published: z.object({ ...Author, at: Instant }),
  block_count: z.number().int(),
  /** Conversations that are going through it now. */
  in_flight: z.number().int(),
})
export type FlowVersionView = z.output<typeof FlowVersionView>
export const FlowVersionPage = pageOf(FlowVersionView)
export const FlowVersionDetail = FlowVersionView.extend({
  document: FlowDraftDocument,
  canvas: FlowCanvas,
  starts: FlowStarts,
})
export type FlowVersionDetail = z.output<typeof FlowVersionDetail>

export const PublishFlowBody = z.strictObject({
  /** The draft's revision that was looked at; as with saving, another is a 409 `flow_draft_conflict`. */
  began_with: z.number().int().min(1),
  /** Instead of the draft's, which become these. */
  starts: FlowStarts.optional(),
  /** What is new, for who looks at the versions later. */
  note: optionalLine(500).optional(),
})
export const PublishedFlow = z.object({ flow: FlowView, version: FlowVersionView })

/** What `export` answers and `create` from `json` takes. Ids of inboxes and labels stay at home. */
export const FlowExport = z.object({
  format: z.literal('recado.flow'),
  format_version: z.literal(1),
  name: z.string(),
  document: FlowDraftDocument,
  canvas: FlowCanvas,
  starts: z.array(z.looseObject({})),
})
export type FlowExport = z.output<typeof FlowExport>

export const FlowTemplateView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** A word by which they are grouped: service, sales, scheduling … */
  category: z.string(),
  /** What must be there besides a channel; without it the flow takes its error branches. */
  needs: z.array(z.enum(['http', 'ai', 'cars'])),
  block_count: z.number().int(),
})
export type FlowTemplateView = z.output<typeof FlowTemplateView>

const tag = 'Flows'
const path = '/api/v1/flows'
const params = z.object({ id: FlowId })

export const flowEndpoints = {
  list: defineEndpoint({
    name: 'list-flows',
    method: 'GET',
    path,
    tag,
    summary: 'Flows, the one saved last first; archived ones where they are asked for.',
    query: PageQuery.extend({
      status: anyOf(FlowStatus, FLOW_STATUSES.length).optional(),
      /** Live in this inbox. */
      inbox_id: InboxId.optional(),
      /** Part of the name. */
      q: line(120).optional(),
    }),
    response: FlowPage,
  }),
  create: defineEndpoint({
    name: 'create-flow',
    method: 'POST',
    path,
    tag,
    summary: 'Makes a flow: empty, of a template, of an exported file, or of a Typebot file with a report by block.',
    status: 201,
    body: CreateFlowBody,
    response: CreatedFlow,
  }),
  get: defineEndpoint({
    name: 'get-flow',
    method: 'GET',
    path: `${path}/:id`,
    tag,
    summary: 'A flow with its draft, what is wrong with it, and who has it open.',
    params,
    response: FlowDetail,
  }),
  update: defineEndpoint({
    name: 'update-flow',
    method: 'PATCH',
    path: `${path}/:id`,
    tag,
    summary: 'Changes its name or description.',
    params,
    body: UpdateFlowBody,
    response: FlowView,
  }),
  saveDraft: defineEndpoint({
    name: 'save-flow-draft',
    method: 'PUT',
    path: `${path}/:id/draft`,
    tag,
    summary: 'Keeps the draft; 409 with who saved when somebody did since.',
    params,
    body: SaveDraftBody,
    response: SavedDraft,
  }),
  validate: defineEndpoint({
    name: 'validate-flow',
    method: 'POST',
    path: `${path}/:id/validate`,
    tag,
    summary: 'What is wrong with the draft, or with what is sent; changes nothing.',
    params,
    body: z.strictObject({ document: FlowDraftDocument.optional(), starts: FlowStarts.optional() }),
    response: z.object({ problems: z.array(FlowProblem) }),
  }),
  archive: defineEndpoint({
    name: 'archive-flow',
    method: 'POST',
    path: `${path}/:id/archive`,
    tag,
    summary: 'Puts it away, and takes it offline: conversations in flight finish, no new one begins.',
    params,
    response: FlowView,
  }),
  restore: defineEndpoint({
    name: 'restore-flow',
    method: 'POST',
    path: `${path}/:id/restore`,
    tag,
    summary: 'Brings an archived flow back, offline.',
    params,
    response: FlowView,
  }),
  duplicate: defineEndpoint({
    name: 'duplicate-flow',
    method: 'POST',
    path: `${path}/:id/duplicate`,
    tag,
    summary: 'A new flow out of the draft or a version of this one.',
    status: 201,
    params,
    body: z.strictObject({ name: line(120).optional(), version_id: FlowVersionId.optional() }),
    response: FlowDetail,
  }),
  listVersions: defineEndpoint({
    name: 'list-flow-versions',
    method: 'GET',
    path: `${path}/:id/versions`,
    tag,
    summary: 'Versions that were published, the newest first.',
    params,
    query: PageQuery,
    response: FlowVersionPage,
  }),
  getVersion: defineEndpoint({
    name: 'get-flow-version',
    method: 'GET',
    path: `${path}/:id/versions/:version_id`,
    tag,
    summary: 'A version with its document.',
    params: params.extend({ version_id: FlowVersionId }),
    response: FlowVersionDetail,
  }),
  publish: defineEndpoint({
    name: 'publish-flow',
    method: 'POST',
    path: `${path}/:id/publish`,
    tag,
    summary:
      'Makes a version of the draft and lets new conversations begin with it, in all its inboxes at once; 422 with the problems while it has errors.',
    params,
    body: PublishFlowBody,
    response: PublishedFlow,
  }),
  rollback: defineEndpoint({
    name: 'rollback-flow',
    method: 'POST',
    path: `${path}/:id/rollback`,
    tag,
    summary: 'Lets an earlier version serve again, with its starts. The draft stays.',
    params,
    body: z.strictObject({ version_id: FlowVersionId }),
    response: PublishedFlow,
  }),
  unpublish: defineEndpoint({
    name: 'unpublish-flow',
    method: 'POST',
    path: `${path}/:id/unpublish`,
    tag,
    summary: 'Takes it offline: conversations in flight finish, no new one begins.',
    params,
    response: FlowView,
  }),
  export: defineEndpoint({
    name: 'export-flow',
    method: 'GET',
    path: `${path}/:id/export`,
    tag,
    summary: 'The draft or a version as a file that can be imported elsewhere.',
    params,
    query: z.object({ version_id: FlowVersionId.optional() }),
    response: FlowExport,
  }),
  edit: defineEndpoint({
    name: 'edit-flow',
    method: 'POST',
    path: `${path}/:id/editing`,
    tag,
    summary: 'Says that the caller has the flow open (every 15 seconds), or no longer; answers who has.',
    params,
    body: z.strictObject({ active: z.boolean() }),
    response: z.object({
      items: z.array(FlowEditor),
      /** What is stored by now, for who began with an earlier one. */
      draft: z.object({ revision: z.number().int(), saved_by: z.string(), saved_at: Instant }),
    }),
  }),
  listTemplates: defineEndpoint({
    name: 'list-flow-templates',
    method: 'GET',
    path: '/api/v1/flow-templates',
    tag,
    summary: 'Flows to begin with.',
    response: z.object({ items: z.array(FlowTemplateView) }),
  }),
}
