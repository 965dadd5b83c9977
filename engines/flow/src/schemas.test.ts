import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** Follows value imports from a file; types are gone at run time. */
function importsOf(file: string, seen: Set<string>, packages: Set<string>): void {
  if (seen.has(file)) return
  seen.add(file)
  const source = readFileSync(file, 'utf8')
  for (const [, kind = '', from = ''] of source.matchAll(/^(?:import|export) (type )?[^'"]*?from '([^']+)'/gm)) {
    if (kind) continue
    if (from.startsWith('.')) importsOf(resolve(dirname(file), from), seen, packages)
    else if (from.startsWith('@recado/')) importsOf(fileURLToPath(import.meta.resolve(from)), seen, packages)
    else packages.add(from)
  }
}

it('schemas import zod and nothing else, so that a browser gets no engine', () => {
  const [seen, packages] = [new Set<string>(), new Set<string>()]
  importsOf(fileURLToPath(new URL('./schemas.ts', import.meta.url)), seen, packages)
  expect([...packages]).toEqual(['zod'])
  expect([...seen].filter((file) => /execute|step\.ts|run\.ts/.test(file))).toEqual([])
  expect(seen.size).toBeGreaterThan(25)
})

it('the engine imports its three libraries and nothing of the machine', () => {
  const [seen, packages] = [new Set<string>(), new Set<string>()]
  importsOf(fileURLToPath(new URL('./index.ts', import.meta.url)), seen, packages)
  expect([...packages].sort()).toEqual(['libphonenumber-js/min', 're2js', 'zod'])
  for (const file of seen) {
    if (!file.endsWith('.ts')) continue
    const source = readFileSync(file, 'utf8')
    expect(source, file).not.toMatch(/Date\.now\(|Math\.random\(|new Date\(\)|process\.|fetch\(|setTimeout\(/)
  }
})
