import { type RefObject, useEffect, useState } from 'react'

/** Files dragged over `target` from outside of the browser. Give it a stable function. @returns whether some are over it now. */
export function useFileDrop(target: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const element = target.current
    if (element === null) return
    // Entering a child leaves its parent: they are counted.
    let depth = 0
    const move = (step: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth += step
      setOver(depth > 0)
    }
    const enter = move(1)
    const leave = move(-1)
    const stay = move(0)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      depth = 0
      setOver(false)
      onFiles([...(event.dataTransfer?.files ?? [])])
    }
    element.addEventListener('dragenter', enter)
    element.addEventListener('dragleave', leave)
    element.addEventListener('dragover', stay)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragenter', enter)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('dragover', stay)
      element.removeEventListener('drop', drop)
    }
  }, [target, onFiles])
  return over
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true
}
