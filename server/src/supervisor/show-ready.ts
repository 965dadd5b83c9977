import { relative, resolve } from 'node:path'
import type { DataDirectory } from './data-directory.ts'
import { message } from './messages.ts'
import type { DemoSignIn } from './seed-demo.ts'
import type { StepOutput } from './steps.ts'

/** The end of a start: the demo's sign-ins, where things are kept, and last the one address to open. */
export function showReady(
  output: StepOutput,
  data: DataDirectory,
  addresses: string[],
  demo: DemoSignIn[],
  simulatorPort: number | undefined,
): void {
  const { locale, write } = output
  write(`\n${message(locale, 'ready.title')}\n`)
  showSignIns(output, demo, simulatorPort)
  write(`\n${message(locale, 'ready.files', { data: short(data.root), log: short(data.serverLog) })}\n`)
  if (!data.postgres.startsWith(data.root)) {
    write(`${message(locale, 'ready.database', { database: data.postgres })}\n`)
  }
  write(`${message(locale, 'ready.stop')}\n`)
  const [address = ''] = addresses
  write(`\n${message(locale, demo.length > 0 ? 'ready.doors' : 'ready.open', { address })}\n`)
}

function showSignIns({ locale, write }: StepOutput, demo: DemoSignIn[], simulatorPort: number | undefined): void {
  if (demo.length === 0) return
  const password = demo.find((signIn) => signIn.password !== null)?.password ?? ''
  write(`\n${message(locale, 'ready.demo', { password })}\n`)
  const rows = demo.map(({ door, company, email, url }) => [
    [message(locale, `door.${door}`), ...(company === null ? [] : [company])].join(', '),
    email ?? '',
    url,
  ])
  if (simulatorPort !== undefined) rows.push([message(locale, 'door.phone'), '', `http://localhost:${simulatorPort}`])
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  for (const row of rows)
    write(
      `  ${row
        .map((cell, column) => cell.padEnd(width(column)))
        .join('  ')
        .trimEnd()}\n`,
    )
}

/** Relative to where the person is, unless that would climb. */
function short(path: string): string {
  const shorter = relative(process.cwd(), path)
  return shorter.startsWith('..') ? resolve(path) : shorter || '.'
}
