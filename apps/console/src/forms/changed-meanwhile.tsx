import { UserPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { useFormat } from '../i18n/use-format.ts'
import type { Conflict } from './use-edit.ts'

interface ChangedMeanwhileProps {
  edit: { conflict: Conflict<unknown> | undefined; take(): void; accept(): void }
  /** Saves again, now over what the other wrote. */
  onOverwrite(): void
}

/** Somebody stored another version while this one was typed: which of the two stands is for the person to say. */
export function ChangedMeanwhile({ edit, onOverwrite }: ChangedMeanwhileProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { conflict } = edit
  if (conflict === undefined) return null
  const { by, at } = conflict
  return (
    <div role="alert" className="grid gap-3 rounded-8 bg-warn-soft px-3 py-2.5 text-13 text-warn">
      <p className="flex gap-2">
        <UserPen size={16} className="mt-0.5 shrink-0" aria-hidden />
        <span>
          {by === null || at === null
            ? t('conflict.somebody')
            : t('conflict.by', { name: by, when: format.relative(at) })}{' '}
          {t('conflict.choose')}
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={edit.take}>
          {t('conflict.take')}
        </Button>
        <Button
          size="small"
          onClick={() => {
            edit.accept()
            onOverwrite()
          }}
        >
          {t('conflict.overwrite')}
        </Button>
      </div>
    </div>
  )
}
