import type { FlowRunView, FlowStepView } from '@recado/contracts/flow-runs'
import { ConversationId } from '@recado/contracts/ids'
import { eventSchema, type FlowDocument } from '@recado/flow/schemas'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useWholeList } from '../../../lists/use-whole-list.ts'
import { useServices } from '../../../services.ts'
import { useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { blockTitle } from '../canvas/block-name.ts'
import { outputName } from '../canvas/output-name.ts'
import { bodyOf } from '../draft/body-of.ts'
import { flowKeys, listSteps } from '../flows.api.ts'
import { useVersionDraft } from '../versions/use-version-draft.ts'
import { useFaultText } from './use-fault-text.ts'

/** What happened in one conversation, step by step. */
export function RunSteps({ run }: { run: FlowRunView }) {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const format = useFormat()
  const list = useWholeList(flowKeys.steps(run.id), () => listSteps(http, run.id))
  // Blocks by the names they had in the version that ran: the draft may have lost them.
  const version = useVersionDraft(run.flow_id, run.version_id).data?.draft.document
  return (
    <>
      <p className="px-4 pb-2 text-13">
        <Link
          to="/caixa/$folder/$conversationId"
          params={{ folder: 'todas', conversationId: wireId(ConversationId, run.conversation_id) }}
          className="text-accent-text underline"
        >
          {t('runs.open_conversation')}
        </Link>
      </p>
      <ListView
        list={list}
        empty={
          <p className="px-4 text-13 text-ink-soft">
            {run.pruned_at === null
              ? t('runs.no_steps')
              : t('runs.pruned', { count: run.steps, date: format.date(run.pruned_at) })}
          </p>
        }
      >
        {(steps) => (
          <ol>
            {steps.map((step) => (
              <StepLine key={step.seq} step={step} version={version} />
            ))}
          </ol>
        )}
      </ListView>
    </>
  )
}

function StepLine({ step, version }: { step: FlowStepView; version: FlowDocument | undefined }) {
  const { t } = useTranslation(['flows', 'flow-builder'])
  const { t: tBuilder } = useTranslation('flow-builder')
  const format = useFormat()
  const { effect, fault } = useFaultText()
  const store = useBuilderStore()
  const { document } = useDraft()
  return (
    <li className="grid gap-1 border-b border-line px-4 py-2.5 text-13">
      <p className="flex gap-2">
        <span className="min-w-0 flex-1 font-medium wrap-break-word">{useEventText(step)}</span>
        <time className="text-12 text-ink-faint" dateTime={step.at.toISOString()}>
          {format.time(step.at)}
        </time>
      </p>
      {step.path.length > 0 && (
        <p className="flex flex-wrap gap-x-1 text-12 text-ink-soft">
          {step.path.map(({ flow, block, output }, index) => {
            const inDraft = blockOf(document, flow, block)
            const known = (version && blockOf(version, flow, block)) ?? inDraft
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: one step may pass a block twice
              <span key={index}>
                {index > 0 && <span aria-hidden>→ </span>}
                <button
                  type="button"
                  disabled={inDraft === undefined}
                  className="enabled:hover:underline"
                  title={known === undefined || output === null ? undefined : outputName(known, output, tBuilder)}
                  onClick={() => store.show(flow, [block])}
                >
                  {known === undefined ? t('runs.lost_block') : blockTitle(known, tBuilder)}
                </button>
              </span>
            )
          })}
        </p>
      )}
      {step.effects
        .filter(({ status, error }) => status === 'failed' || error !== null)
        .map(({ id, kind, error, attempts }) => (
          <p key={id} className="text-12 text-bad">
            {t('runs.failed_effect', { kind: effect(kind), error: fault(error ?? ''), count: attempts })}
          </p>
        ))}
      {step.error !== null && <p className="text-12 text-bad">{fault(step.error)}</p>}
    </li>
  )
}

function useEventText({ event }: FlowStepView): string {
  const { t } = useTranslation('flows')
  const read = eventSchema.safeParse(event).data
  if (read?.type === 'messages') {
    const words = read.messages.map((message) =>
      message.kind === 'text' ? message.text : message.kind === 'reply' ? (message.title ?? '') : (message.name ?? ''),
    )
    return t('runs.event.messages', { text: words.join(' ').slice(0, 200) })
  }
  return t(`runs.event.${read?.type ?? 'other'}`)
}

function blockOf(document: FlowDocument, body: string, block: string) {
  return bodyOf(document, body)?.blocks.find(({ id }) => id === block)
}
