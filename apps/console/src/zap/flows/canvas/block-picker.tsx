import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PickerList } from '../../../design/picker-list.tsx'
import type { Point } from '../draft/edit.ts'
import { PALETTE } from './block-kinds.ts'

interface BlockPickerProps {
  /** On the screen. */
  at: Point
  onPick(item: string): void
  onClose(): void
}

/** Which block comes next: a list to search, where the arrow was dropped. */
export function BlockPicker({ at, onPick, onClose }: BlockPickerProps) {
  const { t } = useTranslation('flow-builder')
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (!(event.target instanceof Node) || !frame.current?.contains(event.target)) onClose()
    }
    document.addEventListener('pointerdown', away, { capture: true })
    return () => document.removeEventListener('pointerdown', away, { capture: true })
  }, [onClose])
  const options = PALETTE.flatMap(({ items }) =>
    items.map((item) => ({ value: item, label: t(`blocks.${item}.name`), detail: t(`blocks.${item}.does`) })),
  )
  return (
    <div
      ref={frame}
      role="dialog"
      aria-label={t('canvas.pick_block')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      style={{
        left: Math.max(8, Math.min(at.x, innerWidth - 308)),
        top: Math.max(8, Math.min(at.y, innerHeight - 380)),
      }}
      className="fixed z-50 w-72 animate-rise rounded-8 border border-line bg-raised shadow-pop"
    >
      <PickerList label={t('canvas.pick_block')} options={options} chosen={[]} onPick={onPick} focused />
    </div>
  )
}
