export type BotConfigProblem = { readonly key: string; readonly problem: string }

/** Every problem of the environment at once. Names keys, never values: a mistyped token is still a token. */
export class BotConfigError extends Error {
  override readonly name = 'BotConfigError'
  readonly problems: readonly BotConfigProblem[]

  constructor(problems: readonly BotConfigProblem[]) {
    const lines = problems.map(({ key, problem }) => `  ${key} ${problem}`)
    super(`The bot's environment has ${problems.length} problem(s):\n${lines.join('\n')}`)
    this.problems = problems
  }
}
