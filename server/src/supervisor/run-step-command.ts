import { startChild } from './child.ts'
import type { RunRecords } from './run-records.ts'

export interface StepCommand {
  name: string
  args: string[]
  cwd: string
  environment: NodeJS.ProcessEnv
  signal: AbortSignal
}

/**
 * Runs a Node program to its end and answers what it wrote to stdout. Throws with what it complained about when
 * it fails, and with the signal's reason when that ended it.
 */
export async function runStepCommand(records: RunRecords, command: StepCommand): Promise<string> {
  const { signal, ...options } = command
  signal.throwIfAborted()
  const child = startChild(records, { ...options, output: 'pipe' })
  const end = () => void child.end(2_000)
  signal.addEventListener('abort', end, { once: true })
  let printed = ''
  let complaints = ''
  child.handle.stdout?.on('data', (chunk: Buffer) => (printed += chunk))
  child.handle.stderr?.on('data', (chunk: Buffer) => (complaints += chunk))
  // `close` comes after the last byte of both; `ended` may come before.
  const closed = new Promise((resolve) => child.handle.once('close', resolve))
  try {
    const { code } = await child.ended
    await closed
    signal.throwIfAborted()
    if (code !== 0) throw new Error(essence(complaints.trim() || printed) || `code ${code}`)
    return printed
  } finally {
    signal.removeEventListener('abort', end)
  }
}

// A Node program says what is wrong first and where last; the middle is stack.
function essence(text: string): string {
  const lines = text.trim().split('\n')
  return lines.length <= 16 ? lines.join('\n') : [...lines.slice(0, 10), '…', ...lines.slice(-5)].join('\n')
}
