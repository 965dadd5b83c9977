import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildConsole, CONSOLE } from './support/build-console.ts'

// Gzipped bytes of script: what the page itself loads, and what it comes to with a screen and its texts.
const BUDGETS: Record<string, { most: number; files: string[]; texts: string[] }> = {
  'the page': { most: 174_000, files: [], texts: [] },
  'signing in': {
    most: 203_500,
    files: ['screens/auth/auth-layout.tsx', 'screens/auth/sign-in-screen.tsx'],
    texts: ['common', 'auth'],
  },
  home: {
    most: 252_000,
    files: ['shell/signed-area.tsx', 'screens/home/home-screen.tsx'],
    texts: ['common', 'auth', 'home'],
  },
  'home with its figures': {
    most: 269_500,
    files: ['shell/signed-area.tsx', 'screens/home/home-screen.tsx', 'screens/home/figures/figures.tsx'],
    texts: ['common', 'auth', 'home', 'reports'],
  },
  'the inbox': {
    most: 355_000,
    files: ['shell/signed-area.tsx', 'screens/inbox/inbox-screen.tsx', 'realtime/socket-line.ts'],
    texts: ['common', 'auth', 'inbox', 'thread'],
  },
  // With a zod of its own (build/own-zod.ts); the engine comes behind it.
  'the flow builder': {
    most: 425_000,
    files: ['shell/signed-area.tsx', 'zap/flows/flow-screen.tsx'],
    texts: ['common', 'auth', 'flows', 'flow-builder'],
  },
}

interface Chunk {
  file: string
  imports?: string[]
}

beforeAll(buildConsole)

test.each(Object.entries(BUDGETS))('%s stays within its budget of script', (screen, { most, files, texts }) => {
  const dist = path.join(CONSOLE, 'dist')
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const locales = texts.map((name) => `locales/pt-BR/${name}.json`)
  const entries = ['index.html', ...[...files, ...locales].map((file) => `src/${file}`)]
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
  process.stdout.write(`${screen}: ${(size / 1_000).toFixed(1)} kB of ${most / 1_000}\n`)
  expect(size).toBeGreaterThan(50_000)
  expect(size, [...needed].join('\n')).toBeLessThanOrEqual(most)
})

test('the stories cost the product nothing: no chunk of the product imports them', () => {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(path.join(CONSOLE, 'dist/.vite/manifest.json'), 'utf8'),
  )
  const importers = Object.entries(manifest).filter(([, { imports = [] }]) =>
    imports.some((name) => name.startsWith('src/stories/')),
  )
  expect(importers).toEqual([])
  expect(manifest['src/stories/stories-screen.tsx']).toBeDefined()
})
