import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../design/icon-button.tsx'
import { Scroller } from './scroller.tsx'

interface PanelFrameProps {
  title: string
  onClose(): void
  children: ReactNode
}

/** A panel beside the canvas: its title, a way to close it, and what scrolls. */
export function PanelFrame({ title, onClose, children }: PanelFrameProps) {
  const { t } = useTranslation('flow-builder')
  return (
    <section aria-label={title} className="flex h-full min-h-0 flex-col">
      <header className="flex items-center border-b border-line p-3">
        <h2 className="min-w-0 flex-1 truncate text-13 font-semibold">{title}</h2>
        <IconButton icon={X} label={t('panel.close_panel')} onClick={onClose} />
      </header>
      <Scroller className="min-h-0 flex-1">{children}</Scroller>
    </section>
  )
}
