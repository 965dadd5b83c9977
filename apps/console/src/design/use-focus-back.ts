import { useRef } from 'react'

/**
 * Gives the keyboard back to whatever had it before a dialog opened, unless what was done there has put it somewhere else.
 * Ours are opened by state: Radix knows no button of theirs, and would leave the keyboard at the top of the page.
 */
export function useFocusBack(): { onOpenAutoFocus(): void; onCloseAutoFocus(event: Event): void } {
  const before = useRef<Element | null>(null)
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault()
      if (document.activeElement !== document.body) return
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    },
  }
}
