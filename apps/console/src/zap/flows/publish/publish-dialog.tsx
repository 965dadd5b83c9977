import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { FlowDetail, FlowProblem } from '@recado/contracts/flows'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/use-act.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Notice } from '../../../design/notice.tsx'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useServices } from '../../../services.ts'
import { useBuilderStore, useDraft } from '../builder/builder-context.ts'
import type { Autosave } from '../builder/create-autosave.ts'
import type { Check } from '../checks/check.ts'
import { useCheckText } from '../checks/use-check-text.ts'
import { problemsOf, publishFlow } from '../flows.api.ts'
import { newStart } from './new-start.ts'
import { StartsEditor } from './starts-editor.tsx'

interface PublishDialogProps {
  flow: FlowDetail
  checks: readonly Check[]
  autosave: Autosave
  onClose(): void
}

/** Where and when the flow begins, what still keeps it from serving, and the press that lets it. */
export function PublishDialog({ flow, checks, autosave, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['flows', 'common'])
  const { http } = useServices()
  const store = useBuilderStore()
  const draft = useDraft()
  const inboxes = useInboxes()
  const textOf = useCheckText()
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState<readonly FlowProblem[]>([])
  const only = inboxes.length === 1 ? inboxes[0] : undefined
  // Most flows answer any message of the one inbox there is: that is ready to be published as it is proposed.
  const starts: FlowStarts =
    draft.starts.length > 0 ? draft.starts : [newStart('message', only === undefined ? [] : [only.id])]
  const publish = useAct({
    run: async () => {
      setRefused([])
      if (starts !== draft.starts) store.edit({ type: 'set_starts', starts })
      if (!(await autosave.flush())) throw new Error(t('save.failed'))
      try {
        return await publishFlow(http, flow.id, {
          began_with: autosave.revision(),
          starts,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        })
      } catch (error) {
        const problems = problemsOf(error)
        if (problems === undefined) throw error
        setRefused(problems)
        return undefined
      }
    },
    changes: ['flows', 'flow-statistics'],
  })
  const errors = checks.filter(({ severity }) => severity === 'error')
  const withoutInbox = starts.some((start) => start.kind !== 'api' && start.inbox_ids.length === 0)
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('publish.title')}
      description={t('publish.text')}
    >
      <div className="grid gap-4">
        {errors.length > 0 && (
          <Notice icon={CircleAlert} tone="bad">
            <p className="font-medium">{t('publish.errors', { count: errors.length })}</p>
            <ul className="list-disc pl-4">
              {errors.slice(0, 5).map((check) => (
                <li key={`${check.body}/${check.block}/${textOf(check)}`}>{textOf(check)}</li>
              ))}
            </ul>
          </Notice>
        )}
        {refused.length > 0 && (
          <Notice icon={CircleAlert} tone="bad">
            <ul className="list-disc pl-4">
              {refused.map(({ code, block, start, text }) => (
                <li key={`${code}/${block}/${start}/${text}`}>{text}</li>
              ))}
            </ul>
          </Notice>
        )}
        <StartsEditor starts={starts} onChange={(next) => store.edit({ type: 'set_starts', starts: next })} />
        <Field label={t('publish.note')} hint={t('publish.note_hint')}>
          <Input maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
        </Field>
        {withoutInbox && <p className="text-12 text-warn">{t('publish.choose_inbox')}</p>}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            kind="primary"
            busy={publish.isPending}
            disabled={errors.length > 0 || withoutInbox}
            onClick={() => publish.mutate(undefined, { onSuccess: (done) => done !== undefined && onClose() })}
          >
            {t('publish.action')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
