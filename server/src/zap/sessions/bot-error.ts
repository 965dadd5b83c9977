/** A fault of the bot and not of the house: repeated once, then a person takes over and reads why. */
export class BotError extends Error {
  override readonly name = 'BotError'
  readonly code: string
  readonly detail: string

  constructor(code: string, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options)
    this.code = code
    this.detail = detail
  }
}
