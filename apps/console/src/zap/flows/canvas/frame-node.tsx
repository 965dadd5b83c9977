import type { NodeProps } from '@xyflow/react'
import { clsx } from 'clsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupNode } from './nodes-of.ts'

/** The frame of a group. It is dragged by its title, and what it holds moves with it. */
export const FrameNode = memo(function FrameNode({ data, selected }: NodeProps<GroupNode>) {
  const { t } = useTranslation('flow-builder')
  return (
    <div
      style={{ width: data.width, height: data.height }}
      className={clsx(
        'pointer-events-none rounded-8 border border-dashed',
        selected ? 'border-accent-text' : 'border-line-strong',
        'bg-[color-mix(in_oklab,var(--hover)_60%,transparent)]',
      )}
    >
      <p className="flow-frame-title pointer-events-auto cursor-grab truncate px-3 py-1.5 text-13 font-semibold text-ink-soft">
        {data.group.title || t('canvas.untitled_group')}
      </p>
    </div>
  )
})
