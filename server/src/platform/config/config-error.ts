export type ConfigProblem = { readonly key: string; readonly problem: string }

/** Every problem of the environment at once. Names keys, never values. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly code = 'config_invalid'
  readonly problems: readonly ConfigProblem[]

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ key, problem }) => `  ${key} ${problem}`)
    super(`The configuration has ${problems.length} problem(s):\n${lines.join('\n')}`)
    this.problems = problems
  }
}
