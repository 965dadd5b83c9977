import type { BotProblem } from '@recado/contracts/bots'

export type Answer = { status: number; body: object }

export function problem(status: number, error: BotProblem['error'], detail: string): Answer {
  return { status, body: { error, detail: detail.slice(0, 1_000) } satisfies BotProblem }
}
