import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface ToastContent {
  text: string
  tone?: 'good' | 'bad'
  /** A way back, offered for eight seconds. */
  action?: { label: string; run(): void }
}

type Show = (content: ToastContent) => void
const ToastContext = createContext<Show>(() => undefined)

/** Shows a short word about what just happened. F8 brings the keyboard to it. */
export function useToast(): Show {
  return useContext(ToastContext)
}

// Most at once; older ones leave.
const MOST = 3

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState<(ToastContent & { id: string })[]>([])
  const show = useCallback<Show>((content) => {
    setShown((present) => [...present.slice(1 - MOST), { ...content, id: crypto.randomUUID() }])
  }, [])
  const remove = (id: string) => setShown((present) => present.filter((toast) => toast.id !== id))
  return (
    <ToastContext value={show}>
      <Radix.Provider label={t('toasts.label')} duration={8_000} swipeDirection="down">
        {children}
        {shown.map(({ id, text, tone = 'good', action }) => (
          <Radix.Root
            key={id}
            onOpenChange={(open) => open || remove(id)}
            className="flex animate-rise items-center gap-3 rounded-8 border border-line bg-raised py-2 pr-2 pl-3 text-13 shadow-pop data-[swipe=move]:translate-y-(--radix-toast-swipe-move-y)"
          >
            {tone === 'good' ? (
              <CircleCheck size={16} className="shrink-0 text-good" aria-hidden />
            ) : (
              <CircleAlert size={16} className="shrink-0 text-bad" aria-hidden />
            )}
            <Radix.Description className="flex-1 py-1">{text}</Radix.Description>
            {action && (
              <Radix.Action asChild altText={action.label}>
                <Button size="small" onClick={action.run}>
                  {action.label}
                </Button>
              </Radix.Action>
            )}
            <Radix.Close
              aria-label={t('actions.close')}
              className="grid size-7 place-items-center pointer-coarse:size-10 rounded-8 text-ink-faint hover:bg-hover hover:text-ink"
            >
              <X size={14} aria-hidden />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          label={t('toasts.hotkey', { hotkey: 'F8' })}
          className="fixed inset-x-4 bottom-20 z-60 grid gap-2 outline-none sm:right-auto sm:bottom-6 sm:left-6 sm:w-95 md:left-20"
        />
      </Radix.Provider>
    </ToastContext>
  )
}
