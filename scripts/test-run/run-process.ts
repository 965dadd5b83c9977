import { type ChildProcess, spawn } from 'node:child_process'

export interface ProcessResult {
  code: number
  /** What it printed on both streams; empty when it printed straight to ours. */
  printed: string
}

export interface ProcessOptions {
  cwd: string
  /** `show` lets it print as it goes, `keep` collects, `show at its end` collects and prints. */
  output: 'show' | 'keep' | 'show at its end'
  environment?: NodeJS.ProcessEnv
}

const running = new Set<ChildProcess>()

/** Runs a program to its end. One that cannot be started counts as ended with 127. */
export function runProcess(program: string, args: string[], options: ProcessOptions): Promise<ProcessResult> {
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: options.environment ?? process.env,
    stdio: ['ignore', ...(options.output === 'show' ? (['inherit', 'inherit'] as const) : (['pipe', 'pipe'] as const))],
  })
  running.add(child)
  let printed = ''
  child.stdout?.on('data', (chunk: Buffer) => (printed += chunk))
  child.stderr?.on('data', (chunk: Buffer) => (printed += chunk))
  return new Promise((resolve) => {
    const end = (code: number) => {
      running.delete(child)
      if (options.output === 'show at its end') process.stdout.write(printed)
      resolve({ code, printed })
    }
    child.once('error', (error) => {
      printed += error.message
      end(127)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}

/** Ends what runs when we are asked to end, or when the bootstrap above us was killed. */
export function endChildrenWithUs(): void {
  const end = (code: number) => {
    for (const child of running) child.kill('SIGTERM')
    process.exit(code)
  }
  process.once('SIGINT', () => end(130))
  process.once('SIGTERM', () => end(143))
  process.once('disconnect', () => end(143))
  process.channel?.unref()
}
