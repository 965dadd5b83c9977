import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { PageView, RenderPage } from '@recado/contracts/car-pages'
import { beforeAll, expect, test } from 'vitest'
import { buildMatcher, MATCHER } from './support/build-matcher.ts'
import { BRAND, buildCar, buildConfig, CONTEXT } from './support/shop-fixture.ts'

// Gzipped bytes of a first view without its pictures: the page with its styles, and all that its script asks for. The bar of
// the whole is 150 kB; the pictures in sight, of some 20 kB each, are the shop's.
const MOST_SCRIPT = 34_000
const MOST_PAGE = 16_000
const dist = path.join(MATCHER, 'dist')

beforeAll(buildMatcher)

test('the script of the pages, with a language, stays within its budget, and has no validator', () => {
  const manifest: Record<string, { file: string; imports?: string[] }> = JSON.parse(
    readFileSync(path.join(dist, 'client/.vite/manifest.json'), 'utf8'),
  )
  const needed = ['src/hydrate.tsx', 'src/locales/pt-BR.json'].flatMap((source) => {
    const { file = '', imports = [] } = manifest[source] ?? {}
    return [file, ...imports.map((each) => manifest[each]?.file ?? each)]
  })
  const size = needed.reduce((sum, file) => sum + statSync(path.join(dist, 'client', `${file}.gz`)).size, 0)
  process.stdout.write(`pages, script: ${size} bytes gzipped of ${MOST_SCRIPT}\n`)
  expect(size).toBeGreaterThan(15_000)
  expect(size).toBeLessThanOrEqual(MOST_SCRIPT)
  for (const file of needed) expect(readFileSync(path.join(dist, 'client', file), 'utf8')).not.toContain('ZodError')
})

test('a page of 24 cars stays within its budget', async () => {
  const { renderPage }: { renderPage: RenderPage } = await import(path.join(dist, 'server/render.js'))
  const cars = Array.from({ length: 24 }, (_none, n) => buildCar({ id: `car_${String(n).padStart(26, '0')}` }))
  const shared = { locale: 'pt-BR' as const, brand: BRAND, config: buildConfig() }
  const page: PageView = { ...shared, kind: 'stock', filters: {}, cars, next: null, is_first: true }
  const size = gzipSync(renderPage(page, CONTEXT)).length
  process.stdout.write(`pages, the stock’s: ${size} bytes gzipped of ${MOST_PAGE}\n`)
  expect(size).toBeLessThanOrEqual(MOST_PAGE)
})
