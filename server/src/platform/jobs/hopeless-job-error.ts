/** Thrown by a handler when no repetition can succeed: the job becomes a dead letter at once. */
export class HopelessJobError extends Error {
  override readonly name = 'HopelessJobError'
}
