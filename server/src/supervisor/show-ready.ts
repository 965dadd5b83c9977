import { relative, resolve } from 'node:path'
import type { DataDirectory } from './data-directory.ts'
import { message } from './messages.ts'
import type { DemoSignIn } from './seed-demo.ts'
import type { StepOutput } from './steps.ts'

/** The end of a start: the addresses, the demo's sign-ins, and where things are kept. */
export function showReady(output: StepOutput, data: DataDirectory, addresses: string[], demo: DemoSignIn[]): void {
  const { locale, write } = output
  write(`\n${message(locale, 'ready.title')}\n`)
  for (const address of addresses) write(`  ${address}\n`)
  if (demo.length > 0) write(`\n${message(locale, 'ready.demo')}\n`)
  const width = (key: 'door' | 'email') => Math.max(...demo.map((signIn) => signIn[key].length))
  for (const { door, email, password, url } of demo) {
    const columns = [door.padEnd(width('door')), email.padEnd(width('email'))]
    write(`  ${columns.join('  ')}  ${message(locale, 'ready.password')} ${password}  ${url}\n`)
  }
  write(`\n${message(locale, 'ready.files', { data: short(data.root), log: short(data.serverLog) })}\n`)
  if (!data.postgres.startsWith(data.root)) {
    write(`${message(locale, 'ready.database', { database: data.postgres })}\n`)
  }
  write(`${message(locale, 'ready.stop')}\n`)
}

/** Relative to where the person is, unless that would climb. */
function short(path: string): string {
  const shorter = relative(process.cwd(), path)
  return shorter.startsWith('..') ? resolve(path) : shorter || '.'
}
