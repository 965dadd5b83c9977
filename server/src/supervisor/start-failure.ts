import { message, messageForAll } from './messages.ts'
import type { StepName } from './steps.ts'

/** A start that cannot go on because a step failed. */
export class StepFailure extends Error {
  readonly step: StepName

  constructor(step: StepName, cause: unknown) {
    super(describeCause(cause), { cause })
    this.step = step
  }
}

/** A start that cannot go on because somebody else holds the port. */
export class PortTaken extends Error {
  readonly port: number

  constructor(port: number) {
    super(`port ${port} is taken`)
    this.port = port
  }
}

/** A failed start in words for the person at the terminal: Portuguese, English, and then the cause as it came. */
export function describeFailure(error: unknown): string {
  if (error instanceof PortTaken) return messageForAll('portTaken', { port: error.port, other: error.port + 1 })
  if (!(error instanceof StepFailure)) return messageForAll('failed', { detail: describeCause(error) })
  const titles = (['pt-BR', 'en'] as const).map((locale) =>
    message(locale, 'stepFailed', { step: message(locale, `step.${error.step}`) }),
  )
  return [...titles, error.message].join('\n')
}

function describeCause(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
