import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { useDialogFocus } from './use-dialog-focus.ts'
import './csp-nonce.ts'

interface SheetProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: ReactNode
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Stays below while the content scrolls. */
  footer?: ReactNode
  side?: 'left' | 'right'
  children: ReactNode
}

/** A panel over the page's edge, the whole screen on phones. Escape and a press outside close it. */
export function Sheet({ open, onOpenChange, title, actions, footer, side = 'right', children }: SheetProps) {
  const { t } = useTranslation()
  const focus = useDialogFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          className={`fixed inset-y-0 z-40 flex w-full animate-enter flex-col bg-raised shadow-pop focus:outline-none sm:max-w-100 ${side === 'right' ? 'right-0 border-l' : 'left-0 border-r [--enter:-24px]'} border-line`}
        >
          <header className="flex min-h-14 items-center gap-2 border-b border-line py-2 pr-2 pl-4">
            <Radix.Title className="min-w-0 flex-1 truncate text-14 font-semibold">{title}</Radix.Title>
            {actions}
            <Radix.Close asChild>
              <Button kind="ghost" size="icon" aria-label={t('actions.close')}>
                <X size={16} aria-hidden />
              </Button>
            </Radix.Close>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, whatever stands in it. */}
          <div data-dialog-body tabIndex={0} className="min-h-0 flex-1 overflow-y-auto -outline-offset-2">
            {children}
          </div>
          {footer && (
            <footer className="border-t border-line p-4 pb-[max(16px,env(safe-area-inset-bottom))]">{footer}</footer>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
