const FIELDS = 'input, textarea, select, [contenteditable="true"], [contenteditable=""]'
const LAYERS = '[role="dialog"], [role="menu"], [role="listbox"]'
const CONTROLS = 'a, button, summary, [role="button"], [role="tab"], [role="radio"], audio, video'
/** The conversation that is open, in its list: pressed again it is not opened again. */
const OPEN_ROW = 'li > a[aria-current="true"]'

/** The key, if it is meant for the screen as a whole: not typed into a field, not for what lies above, no shortcut. */
export function readKey(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return undefined
  const { target, key } = event
  if (target instanceof Element) {
    if (target.closest(FIELDS) !== null || target.closest(LAYERS) !== null) return undefined
    if (key === 'Enter' && target.closest(CONTROLS) !== null && !target.matches(OPEN_ROW)) return undefined
    // Elsewhere arrows scroll, or choose.
    if (key.startsWith('Arrow') && target !== document.body && target.closest('li > a') === null) return undefined
  }
  // Open, but without the focus: what is typed is still not for the page behind.
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return undefined
  return key
}
