import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Somebody of the demo and where they are; the customer's door has no sign-in. */
export interface DemoSignIn {
  door: 'platform' | 'partner' | 'manager' | 'seller' | 'customer'
  company: string | null
  email: string | null
  password: string | null
  url: string
}

/** Raised when the seed makes more than it did: what is missing is then added to a database seeded before. */
const EDITION = 2

/**
 * The demo's sign-ins for this database: those on file, or else what `seed` printed (its last line is
 * `{"demo":[…]}`), which goes on file. Answers also whether the seed ran.
 */
export async function seedDemo(
  file: string,
  { databaseUrl, port }: { databaseUrl: string; port: number },
  seed: () => Promise<string>,
): Promise<{ demo: DemoSignIn[]; ran: boolean }> {
  // The database's port may change between starts: host, password and name tell which one it is. Of the server's port the
  // addresses on file are made.
  const url = new URL(databaseUrl)
  const database = createHash('sha256')
    .update(`${EDITION} ${port} ${url.hostname} ${url.password} ${url.pathname}`)
    .digest('hex')
  const kept = readKept(file)
  if (kept?.database === database) return { demo: kept.demo, ran: false }

  const lastLine = (await seed()).trim().split('\n').at(-1) ?? ''
  const demo = readDemo(lastLine)
  writeFileSync(file, JSON.stringify({ database, demo }, undefined, 2), { mode: 0o600 })
  return { demo, ran: true }
}

function readKept(file: string): { database: string; demo: DemoSignIn[] } | undefined {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
  } catch {
    return undefined
  }
}

function readDemo(line: string): DemoSignIn[] {
  try {
    const { demo }: { demo: DemoSignIn[] } = JSON.parse(line)
    if (Array.isArray(demo)) return demo
  } catch {
    // Said below, together with the case of another shape.
  }
  throw new Error(`seed-demo ended without its list of sign-ins; its last line was: ${line}`)
}
