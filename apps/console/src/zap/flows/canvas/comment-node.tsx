import type { NodeProps } from '@xyflow/react'
import { clsx } from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommentNode as CommentNodeType } from './nodes-of.ts'

/** A note for colleagues on the canvas; customers never see it. It is written in the panel. */
export const CommentNode = memo(function CommentNode({ data: { comment }, selected }: NodeProps<CommentNodeType>) {
  const { t } = useTranslation('flow-builder')
  return (
    <div
      className={clsx(
        'min-h-12 w-56 rounded-8 border px-3 py-2 text-13 wrap-break-word whitespace-pre-line',
        COLOURS[comment.colour],
        selected ? 'border-accent-text ring-1 ring-accent-text' : 'border-transparent',
      )}
    >
      {comment.text || <span className="text-ink-faint">{t('canvas.empty_comment')}</span>}
    </div>
  )
})

const COLOURS = {
  neutral: 'bg-hover text-ink',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
}
