/** Whether a statement failed because what it would store must be unique and is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === '23505'
}
