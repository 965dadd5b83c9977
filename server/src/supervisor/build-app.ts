import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Browser apps that Vite builds: the folders of `apps` that have its configuration. */
export function listApps(root: string): string[] {
  const apps = join(root, 'apps')
  if (!existsSync(apps)) return []
  return readdirSync(apps)
    .sort()
    .map((name) => join(apps, name))
    .filter((app) => existsSync(join(app, 'vite.config.ts')))
}

/**
 * Builds an app unless its `dist` was made from these very sources. `build` runs Vite in the app's
 * folder and must throw when that fails. Answers whether it built.
 */
export async function buildApp(root: string, app: string, build: () => Promise<unknown>): Promise<boolean> {
  const record = join(app, 'dist', '.sources')
  const sources = hashSources(root, app)
  if (existsSync(record) && readFileSync(record, 'utf8') === sources) return false
  await build()
  writeFileSync(record, sources)
  return true
}

/** The arguments that let Node run `vite build`. */
export function viteBuildArguments(root: string): string[] {
  return [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']
}

// What an app is made of: its folder, the packages it may import, and the versions of everything else. Its tests are not: a
// change of one of them alone cost every run of a browser test a build.
function hashSources(root: string, app: string): string {
  const hash = createHash('sha256')
  const packages = ['contracts/src', 'client/src', 'engines/brazil/src', 'engines/flow/src']
  const folders = [app, ...packages.map((folder) => join(root, folder))]
  const files = [...folders.flatMap(listFiles), join(root, 'package-lock.json')]
  for (const file of files) {
    if (!existsSync(file)) continue
    hash.update(`${relative(root, file)}\0`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.name === 'node_modules' || entry.name === 'dist') return []
      if (entry.name === 'test' || entry.name.endsWith('.test.ts')) return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? listFiles(path) : [path]
    })
}
