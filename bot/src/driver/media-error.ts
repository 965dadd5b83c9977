import type { MediaProblem } from '@recado/contracts/bot-content'

/** Bytes that did not come: for good (`expired`, `too_large`), or for now (`unavailable`). */
export class MediaError extends Error {
  override readonly name = 'MediaError'
  readonly problem: MediaProblem

  constructor(problem: MediaProblem, detail: string) {
    super(detail)
    this.problem = problem
  }
}
