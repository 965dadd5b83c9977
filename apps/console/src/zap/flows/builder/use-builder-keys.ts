import { useEffect } from 'react'
import { useBuilderStore } from './builder-context.ts'

/** Keys that work wherever the focus is: undo also takes back what was typed into the panel, as that is an edit too. */
export function useBuilderKeys({ test }: { test(): void }): void {
  const store = useBuilderStore()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
      if (inDialog) return
      if (key === 'z') event.shiftKey ? store.redo() : store.undo()
      else if (key === 'y') store.redo()
      else if (key === 'enter') test()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [store, test])
}
