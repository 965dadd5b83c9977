import type { FlowDetail } from '@recado/contracts/flows'
import { ReactFlowProvider } from '@xyflow/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../../design/badge.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { useBody, useDraft } from '../builder/builder-context.ts'
import type { Viewing } from '../builder/side-panel.tsx'
import { FlowCanvas } from '../canvas/flow-canvas.tsx'
import type { Mark } from '../canvas/nodes-of.ts'
import { bodyOf } from '../draft/body-of.ts'
import { diffDrafts } from './diff-drafts.ts'
import { useVersionDraft } from './use-version-draft.ts'

/** A version to look at, or what the draft changes about it. Nothing can be edited here. */
export function VersionCanvas({ flow, viewing }: { flow: FlowDetail; viewing: Viewing }) {
  const { t } = useTranslation('flows')
  const draft = useDraft()
  const body = useBody()
  const { data, error, refetch } = useVersionDraft(flow.id, viewing.version)
  const diff = useMemo(
    () => (data && viewing.compare ? diffDrafts(data.draft, draft) : undefined),
    [data, viewing, draft],
  )
  const shown = useMemo(() => {
    const whole = diff?.draft ?? data?.draft
    if (whole === undefined) return undefined
    const at = bodyOf(whole.document, body) === undefined ? whole.document.id : body
    const marks = diff?.marks.get(at) ?? NO_MARKS
    return { draft: whole, body: at, chosen: NONE, checks: NO_CHECKS, marks, figures: undefined }
  }, [data, diff, body])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined || shown === undefined) return <Skeleton className="h-full w-full" />
  return (
    <ReactFlowProvider>
      <FlowCanvas editable={false} shown={shown} />
      <p
        role="status"
        className="absolute top-3 left-3 z-10 flex flex-wrap items-center gap-2 rounded-8 border border-line bg-raised px-3 py-2 text-13 shadow-pop"
      >
        {t(diff ? 'versions.comparing' : 'versions.looking', { number: data.number })}
        {diff && (
          <>
            <Badge tone="good">{t('versions.added', { count: diff.counts.added })}</Badge>
            <Badge tone="warn">{t('versions.changed', { count: diff.counts.changed })}</Badge>
            <Badge tone="bad">{t('versions.removed', { count: diff.counts.removed })}</Badge>
          </>
        )}
      </p>
    </ReactFlowProvider>
  )
}

const NONE: ReadonlySet<string> = new Set()
const NO_CHECKS: readonly never[] = []
const NO_MARKS: ReadonlyMap<string, Mark> = new Map()
