import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'

/** A program that is killed again and again, and started anew each time. */
export class Killable {
  readonly #file: string
  readonly #args: readonly string[]
  readonly #environment: Record<string, string>
  #child: ChildProcess | undefined
  /** What it said of itself when it was up last. */
  said: Record<string, unknown> = {}

  constructor(file: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
    this.#file = file
    this.#args = args
    this.#environment = environment
  }

  async start(): Promise<void> {
    const child = fork(this.#file, this.#args, {
      env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', ...this.#environment },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#child = child
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`${this.#file} ended with ${code} before it was up`)
    })
    const [said] = await Promise.race([once(child, 'message'), failed])
    failed.catch(() => undefined)
    this.said = said as Record<string, unknown>
  }

  /** As the kernel does when memory ends: nothing is finished. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
}
