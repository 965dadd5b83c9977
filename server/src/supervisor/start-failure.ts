import type { MessageKey, MessageValues } from './messages.ts'

/** A start that cannot go on, in words for the person at the terminal. */
export class StartFailure extends Error {
  readonly key: MessageKey
  readonly values: MessageValues

  constructor(key: MessageKey, values: MessageValues) {
    super(`${key} ${JSON.stringify(values)}`)
    this.key = key
    this.values = values
  }
}
