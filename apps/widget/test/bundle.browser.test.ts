import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { buildWidget, WIDGET } from './support/build-widget.ts'

// Gzipped bytes of script: what a page has before anything is opened, for a stranger and for somebody who has been there,
// and what it comes to with the panel open and connected.
const LAUNCHER = ['src/launcher/start-widget.tsx', 'src/locales/pt-BR.json']
/** By its name: see `CLIENT` of the build. */
const CLIENT = 'create-client'
/** With these it can be written in. */
const PANEL = ['src/panel/panel.tsx', 'src/locales/panel/pt-BR.json', 'src/client/sending.ts']
const BUDGETS: Record<string, { most: number; files: string[] }> = {
  'before it opens, for a stranger': { most: 12_750, files: LAUNCHER },
  'before it opens, for somebody who has been here': { most: 30_000, files: [...LAUNCHER, CLIENT] },
  'open and connected': { most: 45_000, files: [...LAUNCHER, CLIENT, ...PANEL] },
  'with everything that a visit may show': {
    most: 60_000,
    files: [
      ...[...LAUNCHER, CLIENT, ...PANEL, 'src/panel/forms.ts', 'src/panel/rating-card.tsx', 'src/panel/files.ts'],
      ...['src/panel/emoji-picker.tsx', 'src/media/shrink-photo.ts'],
    ],
  },
}

interface Chunk {
  name?: string
  file: string
  imports?: string[]
}
const dist = path.join(WIDGET, 'dist')

beforeAll(buildWidget)

test.each(Object.entries(BUDGETS))('%s it stays within its budget', (_state, { most, files }) => {
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'))
  const needed = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name] ?? Object.values(manifest).find((each) => each.name === name)
    if (chunk === undefined) throw new Error(`the build has no ${name}: ${Object.keys(manifest).join(', ')}`)
    if (needed.has(chunk.file)) return
    needed.add(chunk.file)
    chunk.imports?.forEach(visit)
  }
  files.forEach(visit)
  const loader = gzipSync(readFileSync(path.join(dist, 'widget.js')), { level: 9 }).length
  const size = [...needed].reduce((sum, file) => sum + statSync(path.join(dist, `${file}.gz`)).size, loader)
  process.stdout.write(`widget, ${_state}: ${size} bytes gzipped of ${most}\n`)
  expect(size).toBeGreaterThan(8_000)
  expect(size, [...needed].join('\n')).toBeLessThanOrEqual(most)
})

test('the loader stands alone: nothing of it is a name of the page', () => {
  const code = readFileSync(path.join(dist, 'widget.js'), 'utf8')
  expect(code).not.toMatch(/^(?:const|let|var|import|export|function)\b/m)
  expect(code.length).toBeLessThan(4_000)
})
