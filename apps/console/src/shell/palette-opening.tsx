import { useEffect } from 'react'

interface PaletteOpeningProps {
  label: string
  /** What was typed before the palette could take it. */
  onType(text: string): void
}

/** In the palette's place until it is there: who presses ⌘K and types on loses no letter, and commands nothing by it. */
export function PaletteOpening({ label, onType }: PaletteOpeningProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.metaKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      onType(event.key)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [onType])
  return <div role="dialog" aria-busy aria-label={label} />
}
