import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** A sign-in of the demo: the door is the name of a role. */
export interface DemoSignIn {
  door: string
  email: string
  password: string
  url: string
}

/**
 * The demo's sign-ins for this database: those on file, or else what `seed` printed (its last line is
 * `{"demo":[…]}`), which goes on file. Answers also whether the seed ran.
 */
export async function seedDemo(
  file: string,
  databaseUrl: string,
  seed: () => Promise<string>,
): Promise<{ demo: DemoSignIn[]; ran: boolean }> {
  // The port may change between starts; host, password and name of the database tell which one it is.
  const url = new URL(databaseUrl)
  const database = createHash('sha256').update(`${url.hostname} ${url.password} ${url.pathname}`).digest('hex')
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
