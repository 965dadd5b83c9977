import { useFocusBack } from './use-focus-back.ts'

const FIELDS =
  'input:not([type=hidden]):not([readonly]):not(:disabled), textarea:not([readonly]):not(:disabled), select:not(:disabled), button[role=combobox]:not(:disabled)'
/** Of a question: the first of its buttons is the one that changes nothing. */
const SAFE = '[data-dialog-actions] button:not(:disabled)'

/**
 * A dialog's keyboard begins in its first field, where one is going to type; a question's begins on the button that changes
 * nothing. Never on ✕, which the next Enter would press.
 */
export function useDialogFocus(): {
  onOpenAutoFocus(event: Event): void
  onCloseAutoFocus(event: Event): void
} {
  const focus = useFocusBack()
  return {
    ...focus,
    onOpenAutoFocus: (event) => {
      focus.onOpenAutoFocus()
      const dialog = event.currentTarget
      if (!(dialog instanceof HTMLElement)) return
      event.preventDefault()
      const body = dialog.querySelector('[data-dialog-body]') ?? dialog
      const target =
        body.querySelector<HTMLElement>('[data-autofocus]') ??
        body.querySelector<HTMLElement>(FIELDS) ??
        dialog.querySelector<HTMLElement>(SAFE) ??
        dialog
      target.focus()
    },
  }
}
