/**
 * Whether a key belongs to an input method that is still composing a word (Japanese, Chinese, dead keys): its Enter takes
 * the word and sends nothing. Safari ends the composition before the key: only its code, 229, tells.
 */
export function isComposing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229
}
