import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildConsole, CONSOLE } from './support/build-console.ts'

// Gzipped bytes of script: what the page itself loads, and what it comes to with a screen and its texts.
const BUDGETS: Record<string, { most: number; files: string[] }> = {
  'the page': { most: 180_000, files: [] },
  'signing in': { most: 195_000, files: ['screens/auth/auth-layout.tsx', 'screens/auth/sign-in-screen.tsx'] },
  home: { most: 225_000, files: ['shell/signed-area.tsx', 'screens/home/home-screen.tsx'] },
}
const TEXTS = ['common', 'auth', 'home', 'permissions'].map((name) => `locales/pt-BR/${name}.json`)

interface Chunk {
  file: string
  imports?: string[]
}

beforeAll(buildConsole, 60_000)

test.each(Object.entries(BUDGETS))('%s stays within its budget of script', (_screen, { most, files }) => {
  const dist = path.join(CONSOLE, 'dist')
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const texts = files.length === 0 ? [] : TEXTS
  const entries = ['index.html', ...[...files, ...texts].map((file) => `src/${file}`)]
  const needed = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`the build has no ${name}`)
    if (needed.has(chunk.file)) return
    needed.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  entries.forEach(visit)
  const size = [...needed].reduce((sum, file) => sum + statSync(path.join(dist, `${file}.gz`)).size, 0)
  expect(size).toBeGreaterThan(50_000)
  expect(size, [...needed].join('\n')).toBeLessThanOrEqual(most)
})
