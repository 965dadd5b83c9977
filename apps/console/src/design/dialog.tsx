import { useRef, useState } from 'react'
import { LeaveQuestion } from '../forms/leave-question.tsx'
import { hasUnsaved, type UnsavedThen, unsavedNow } from '../forms/unsaved.ts'
import { DialogFrame, type DialogFrameProps } from './dialog-frame.tsx'

/**
 * A sheet over the page. Escape, ✕ and a press outside close it; where something written in it would be lost, they ask
 * first.
 */
export function Dialog({ open, onOpenChange, ...frame }: DialogFrameProps) {
  const [asking, setAsking] = useState(false)
  const before = useRef<UnsavedThen>(undefined)
  if (!open) before.current = undefined
  else before.current ??= unsavedNow()
  return (
    <>
      <DialogFrame
        {...frame}
        open={open}
        onOpenChange={(next) => (next || !hasUnsaved(before.current) ? onOpenChange(next) : setAsking(true))}
      />
      {asking && (
        <LeaveQuestion
          onStay={() => setAsking(false)}
          onLeave={() => {
            setAsking(false)
            onOpenChange(false)
          }}
        />
      )}
    </>
  )
}
