import type { FlowStartKind } from '@recado/contracts/flow-starts'
import type { FlowDetail, FlowEditor, FlowStatus, FlowVersionView, FlowView } from '@recado/contracts/flows'
import type { MemberId } from '@recado/contracts/ids'
import type { DescribeProblem } from './describe-problem.ts'
import type { FlowEditorRow } from './flow-editors.sql.ts'
import type { FlowVersionRow } from './flow-versions.sql.ts'
import type { FlowRow } from './flows.sql.ts'
import type { WholeFlow } from './get-flow.ts'

/** Without its revision, which the way out adds. */
export function presentFlow(flow: FlowRow): Omit<FlowView, 'revision'> {
  const { live_version_id, live_number, live_since } = flow
  const isLive = live_version_id !== null && live_number !== null && live_since !== null
  return {
    id: flow.id,
    name: flow.name,
    description: flow.description,
    status: statusOf(flow),
    live: isLive
      ? {
          version_id: live_version_id,
          number: live_number,
          since: live_since,
          inbox_ids: flow.live_inbox_ids,
          start_kinds: flow.live_kinds as FlowStartKind[],
        }
      : null,
    changed_since_publish: flow.published_revision !== flow.draft_revision,
    block_count: flow.draft_block_count,
    draft_saved: { by_id: flow.draft_saved_by, by_name: flow.draft_saved_by_name, at: flow.draft_saved_at },
    created_at: flow.created_at,
    archived_at: flow.archived_at,
  }
}

export function presentWhole<View extends object>(
  whole: WholeFlow,
  view: View,
  { describe, memberId }: { describe: DescribeProblem; memberId: MemberId | null },
): View & Pick<FlowDetail, 'draft' | 'problems' | 'editors'> {
  return {
    ...view,
    draft: whole.draft,
    problems: whole.problems.map(describe),
    editors: presentEditors(whole.editors, memberId),
  }
}

export function presentEditors(editors: readonly FlowEditorRow[], memberId: MemberId | null): FlowEditor[] {
  return editors.map((editor) => ({ ...editor, you: editor.member_id === memberId }))
}

export function presentVersion(version: FlowVersionRow): FlowVersionView {
  const { published_by, published_by_name, published_at, ...rest } = version
  return { ...rest, published: { by_id: published_by, by_name: published_by_name, at: published_at } }
}

function statusOf(flow: FlowRow): FlowStatus {
  if (flow.archived_at !== null) return 'archived'
  return flow.live_version_id === null ? 'draft' : 'live'
}
