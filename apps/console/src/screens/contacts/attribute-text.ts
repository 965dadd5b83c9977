/** A company's own value of a contact, as people read it. */
export function attributeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Whether people may write it here: lists and objects belong to the programs that made them. */
export function isEditableAttribute(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}

/** What was typed, of the kind that stood there: a number stays one where it can. */
export function attributeOf(text: string, before: unknown): string | number | boolean {
  const typed = text.trim()
  if (typeof before === 'number' && typed !== '' && Number.isFinite(Number(typed))) return Number(typed)
  if (typeof before === 'boolean' && (typed === 'true' || typed === 'false')) return typed === 'true'
  return typed
}
