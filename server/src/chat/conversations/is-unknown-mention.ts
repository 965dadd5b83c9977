/** Somebody was named who is no member: the foreign key of mentions says so. */
export function isUnknownMention(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23503' && constraint?.startsWith('mentions_') === true
}
