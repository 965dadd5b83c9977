import { useEffect } from 'preact/hooks'
import { styleSheet } from '../launcher/style-sheet.ts'

/** Full screen is what the on-screen keyboard leaves of it. Told by a style sheet: styles in attributes may be forbidden. */
export function useViewport(shadow: ShadowRoot): void {
  useEffect(() => {
    const viewport = window.visualViewport
    if (viewport === null) return
    const sheet = styleSheet('')
    shadow.adoptedStyleSheets.push(sheet)
    const measure = () =>
      sheet.replaceSync(`:host{--view-height:${viewport.height}px;--view-top:${viewport.offsetTop}px}`)
    measure()
    viewport.addEventListener('resize', measure)
    viewport.addEventListener('scroll', measure)
    return () => {
      viewport.removeEventListener('resize', measure)
      viewport.removeEventListener('scroll', measure)
      shadow.adoptedStyleSheets = shadow.adoptedStyleSheets.filter((held) => held !== sheet)
    }
  }, [shadow])
}
