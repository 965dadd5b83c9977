import type { ConversationView } from '@recado/contracts/conversations'
import type { LabelId } from '@recado/contracts/ids'
import { Check, RotateCcw } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { PickerList } from '../../../design/picker-list.tsx'
import type { ConversationActs } from '../../../inbox/inbox-data.ts'
import { useLabels } from '../../../inbox/use-labels.ts'
import { useResolveAndNext } from '../../../inbox/use-resolve-and-next.ts'

interface ResolveButtonProps {
  conversation: ConversationView
  acts: ConversationActs
  /** Resolving by the keyboard wants a label first, and then goes on to the next. */
  labelWanted: boolean
  onWishDone(): void
}

/** Done, or open again. Where the inbox wants a label first, it asks for one and goes on. */
export function ResolveButton({ conversation, acts, labelWanted, onWishDone }: ResolveButtonProps) {
  const { t } = useTranslation('thread')
  const [asking, setAsking] = useState<'stay' | 'next'>()
  const resolveAndNext = useResolveAndNext(conversation, acts, () => setAsking('next'))
  const resolved = conversation.status === 'resolved'
  const resolve = useCallback(
    (labelIds: readonly LabelId[] = []) => {
      setAsking(undefined)
      // Every other refusal is said where the act is made.
      acts.resolve(labelIds).catch((error: unknown) => {
        if (error instanceof ApiProblem && error.code === 'label_required') setAsking('stay')
      })
    },
    [acts],
  )
  useEffect(() => {
    if (!labelWanted) return
    onWishDone()
    setAsking('next')
  }, [labelWanted, onWishDone])
  return (
    <>
      {resolved ? (
        <Button size="small" onClick={acts.reopen}>
          <RotateCcw size={14} aria-hidden />
          <span className="max-md:sr-only">{t('header.reopen')}</span>
        </Button>
      ) : (
        <Button size="small" kind="primary" aria-keyshortcuts="E" onClick={() => resolve()}>
          <Check size={14} aria-hidden />
          <span className="max-md:sr-only">{t('header.resolve')}</span>
        </Button>
      )}
      {asking && (
        <LabelQuestion
          onPick={(id) => {
            setAsking(undefined)
            if (asking === 'next') resolveAndNext([id])
            else resolve([id])
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}

function LabelQuestion({ onPick, onClose }: { onPick(id: LabelId): void; onClose(): void }) {
  const { t } = useTranslation('thread')
  const labels = useLabels()
  return (
    <Dialog open onOpenChange={onClose} title={t('resolve.label_title')} description={t('resolve.label_text')}>
      <div className="overflow-hidden rounded-8 border border-line [&>div]:w-full">
        <PickerList
          label={t('labels.label')}
          chosen={[]}
          options={labels.map(({ id, name, colour }) => ({
            ...{ value: id, label: name },
            icon: <span aria-hidden className="size-2.5 rounded-full" style={{ backgroundColor: colour }} />,
          }))}
          onPick={(value) => {
            const label = labels.find(({ id }) => id === value)
            if (label !== undefined) onPick(label.id)
          }}
        />
      </div>
    </Dialog>
  )
}
