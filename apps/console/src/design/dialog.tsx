import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFocusBack } from './use-focus-back.ts'
import './csp-nonce.ts'

interface DialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: ReactNode
  /** One sentence under the title. */
  description?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** A sheet over the page: centred on desks, from the bottom on phones. Escape and a press outside close it. */
export function Dialog({ open, onOpenChange, title, description, wide = false, children }: DialogProps) {
  const { t } = useTranslation()
  const focus = useFocusBack()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 grid animate-fade items-end overflow-y-auto bg-scrim sm:place-items-center sm:p-6">
          <Radix.Content
            {...focus}
            {...(description ? {} : { 'aria-describedby': undefined })}
            className={`w-full animate-rise rounded-t-8 border border-line bg-raised shadow-pop focus:outline-none sm:rounded-8 ${wide ? 'sm:max-w-180' : 'sm:max-w-115'}`}
          >
            <header className="flex items-start justify-between gap-4 px-5 pt-5">
              <div className="grid gap-1">
                <Radix.Title className="text-16 font-semibold">{title}</Radix.Title>
                {description && <Radix.Description className="text-13 text-ink-soft">{description}</Radix.Description>}
              </div>
              <Radix.Close
                aria-label={t('actions.close')}
                className="-mt-1 -mr-1.5 grid size-8 place-items-center pointer-coarse:size-10 rounded-8 text-ink-faint hover:bg-hover hover:text-ink"
              >
                <X size={16} aria-hidden />
              </Radix.Close>
            </header>
            <div className="px-5 pt-4 pb-5">{children}</div>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** The row of buttons that ends a dialog or a form. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-col-reverse gap-2 sm:flex-row sm:justify-end">{children}</div>
}
