import { MESSAGE_BODY_MAX } from '@recado/contracts/messages'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import { isComposing } from '../../../forms/is-composing.ts'
import { useUnsaved } from '../../../forms/unsaved.ts'

interface EditMessageProps {
  body: string
  onSave(body: string): Promise<unknown>
  onCancel(): void
}

/** Other words, in the bubble's own place. Enter saves, Escape leaves it as it was. */
export function EditMessage({ body, onSave, onCancel }: EditMessageProps) {
  const { t } = useTranslation(['thread', 'common'])
  const [text, setText] = useState(body)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  useUnsaved(text !== body && !busy)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(body.length, body.length)
  }, [body.length])
  const save = async () => {
    if (text.trim() === '' || busy) return
    if (text === body) return onCancel()
    setBusy(true)
    try {
      await onSave(text)
    } catch (error) {
      setBusy(false)
      setProblem((error instanceof ApiProblem && error.problem.detail) || t('common:errors.unreachable'))
    }
  }
  return (
    <div className="grid w-100 max-w-full gap-2">
      <Textarea
        ref={field}
        value={text}
        maxLength={MESSAGE_BODY_MAX}
        aria-label={t('message.edit_label')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation()
            onCancel()
          }
          if (event.key === 'Enter' && !event.shiftKey && !isComposing(event.nativeEvent)) {
            event.preventDefault()
            void save()
          }
        }}
      />
      {problem && (
        <p role="alert" className="text-12 text-bad">
          {problem}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button size="small" onClick={onCancel}>
          {t('common:actions.cancel')}
        </Button>
        <Button size="small" kind="primary" busy={busy} disabled={text.trim() === ''} onClick={() => void save()}>
          {t('common:actions.save')}
        </Button>
      </div>
    </div>
  )
}
