export type HostProblem =
  /** Another process of the same bot runs. */
  | 'busy'
  /** It ended before it listened, or did not listen in time. */
  | 'not_started'
  /** The host cannot be reached, or will not work now. */
  | 'unreachable'
  /** It refuses: a wrong token, an unknown image, a malformed request. */
  | 'refused'

/** `message` says more, for the log and the platform's people; never a secret. */
export class HostError extends Error {
  override readonly name = 'HostError'
  readonly problem: HostProblem

  constructor(problem: HostProblem, detail: string, options?: ErrorOptions) {
    super(detail.slice(0, 1_000), options)
    this.problem = problem
  }
}
