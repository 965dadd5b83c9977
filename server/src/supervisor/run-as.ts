import { spawn } from 'node:child_process'
import type { PostgresAccount } from './postgres-account.ts'

/**
 * Runs a program of PostgreSQL to its end as `account`, with a small environment and `/` as its
 * directory (ours may be closed to it). Answers what it printed; throws with that when it fails.
 */
export function runAs(account: PostgresAccount, program: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
      // In a group of its own: the terminal's Ctrl-C is for the supervisor, which stops the database last.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk))
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk))
    child.once('error', reject)
    child.once('exit', (code) => {
      child.stdout.destroy()
      child.stderr.destroy()
      if (code === 0) resolve(printed)
      else reject(new Error(`${program} ended with ${code}: ${printed.trim()}`))
    })
  })
}
