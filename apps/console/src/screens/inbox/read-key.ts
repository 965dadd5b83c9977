const FIELDS = 'input, textarea, select, [contenteditable="true"], [contenteditable=""]'
const LAYERS = '[role="dialog"], [role="menu"], [role="listbox"]'
/** What these do with Enter and arrows is theirs. */
const CONTROLS = 'a, button, [role="button"], [role="tab"], [role="radio"], [role="slider"], audio, video'
const OF_CONTROLS = new Set(['Enter', ' ', 'ArrowUp', 'ArrowDown'])

/** The key, if it is meant for the screen as a whole: not typed into a field, not for what lies above, no shortcut. */
export function readKey(event: KeyboardEvent): string | undefined {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return undefined
  const { target } = event
  if (target instanceof Element) {
    if (target.closest(FIELDS) !== null || target.closest(LAYERS) !== null) return undefined
    if (OF_CONTROLS.has(event.key) && target.closest(CONTROLS) !== null) return undefined
  }
  // Open, but without the focus: what is typed is still not for the page behind.
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return undefined
  return event.key
}
