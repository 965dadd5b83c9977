import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import './csp-nonce.ts'
import { useDialogFocus } from './use-dialog-focus.ts'

export interface DialogFrameProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: ReactNode
  /** One sentence under the title. */
  description?: ReactNode
  wide?: boolean
  children: ReactNode
}

/**
 * What a dialog is drawn as: centred on desks, from the bottom on phones. Never taller than the screen: its content
 * scrolls, with the title above and DialogActions below it in view.
 */
export function DialogFrame({ open, onOpenChange, title, description, wide = false, children }: DialogFrameProps) {
  const { t } = useTranslation()
  const focus = useDialogFocus()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 grid animate-fade items-end bg-scrim sm:place-items-center sm:p-6">
          <Radix.Content
            {...focus}
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={clsx(
              'flex max-h-[calc(100dvh-12px)] w-full animate-rise flex-col rounded-t-8 border border-line bg-raised shadow-pop focus:outline-none sm:max-h-[calc(100dvh-48px)] sm:rounded-8',
              wide ? 'sm:max-w-180' : 'sm:max-w-115',
            )}
          >
            <header className="flex shrink-0 items-start justify-between gap-4 px-5 pt-5 pb-4">
              <div className="grid gap-1">
                <Radix.Title className="text-16 font-semibold">{title}</Radix.Title>
                {description && <Radix.Description className="text-13 text-ink-soft">{description}</Radix.Description>}
              </div>
              <Radix.Close
                aria-label={t('actions.close')}
                className="-mt-1 -mr-1.5 grid size-8 shrink-0 place-items-center pointer-coarse:size-10 rounded-8 text-ink-faint hover:bg-hover hover:text-ink"
              >
                <X size={16} aria-hidden />
              </Radix.Close>
            </header>
            <div
              data-dialog-body
              className="min-h-0 scroll-pb-24 overflow-y-auto px-5 pt-px pb-5 has-[[data-dialog-actions]]:pb-0"
            >
              {children}
            </div>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}

/**
 * The row of buttons that ends a dialog or a form; in a dialog whose content scrolls it stays in view. The room below is
 * its own: what is sticky stays above its scroller's padding, whatever its margins say.
 */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div
      data-dialog-actions
      className="sticky bottom-0 z-10 -mx-5 mt-1 flex flex-col-reverse gap-2 bg-raised px-5 pt-4 pb-5 sm:flex-row sm:justify-end"
    >
      {children}
    </div>
  )
}
