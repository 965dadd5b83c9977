import { useEffect } from 'react'

/** What is written and not saved, one mark each. */
const marks = new Set<object>()

/** While `dirty`, whoever leaves the page, or closes the dialog that this was written in, is asked first. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    // The page itself loads no dialog; by the time one is needed the line may be down.
    void import('./leave-question.tsx').catch(() => undefined)
    const mark = {}
    marks.add(mark)
    return () => {
      marks.delete(mark)
    }
  }, [dirty])
}

export type UnsavedThen = ReadonlySet<object>

export function unsavedNow(): UnsavedThen {
  return new Set(marks)
}

/** @param since leaves out what was there then: a dialog asks only about what was written since it opened. */
export function hasUnsaved(since?: UnsavedThen): boolean {
  return [...marks].some((mark) => !since?.has(mark))
}

/** Whoever was asked leaves it behind: nobody asks about it once more. */
export function forgetUnsaved(): void {
  marks.clear()
}
