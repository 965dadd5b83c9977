import type { QuestionnaireProblem } from '@recado/contracts/questionnaires'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Notice } from '../../design/notice.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useServices } from '../../services.ts'
import { publishQuestionnaire } from './questionnaire.api.ts'

interface PublishDialogProps {
  revision: number
  problems: readonly QuestionnaireProblem[]
  onClose(): void
}

/** Makes what was typed what buyers are asked; errors are named first. */
export function PublishDialog({ revision, problems, onClose }: PublishDialogProps) {
  const { t } = useTranslation(['questionnaire', 'common'])
  const { http } = useServices()
  const [note, setNote] = useState('')
  const errors = problems.filter(({ severity }) => severity === 'error')
  const publish = useAct({
    run: () => publishQuestionnaire(http, revision, note.trim()),
    changes: ['questionnaire'],
    done: (_none, { number }) => ({ text: t('publish.done', { number }) }),
    after: onClose,
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('publish.title')} description={t('publish.text')}>
      <div className="grid gap-4">
        {errors.length > 0 ? (
          <Notice icon={CircleAlert} tone="bad">
            <p>{t('publish.errors', { count: errors.length })}</p>
            <ul className="mt-1 list-disc pl-4">
              {errors.map(({ code, path, text }) => (
                <li key={`${code} ${path}`}>{text}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Notice icon={CircleCheck} tone="good">
            {t('publish.ready')}
          </Notice>
        )}
        <Field label={t('publish.note')} hint={t('publish.note_hint')}>
          <Textarea value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            kind="primary"
            busy={publish.isPending}
            disabled={errors.length > 0}
            onClick={() => publish.mutate(undefined)}
          >
            {t('publish.go')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
