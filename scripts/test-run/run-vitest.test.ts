import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countReport, runVitest } from './run-vitest.ts'

// A repository of its own with a few tests, run by the real Vitest.
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recado-project-'))
  symlinkSync(resolve(import.meta.dirname, '../../node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(root, 'vitest.config.ts'),
    `export default { test: { projects: [{ test: { name: 'unit', include: ['*.test.ts'] } }] } }`,
  )
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const plant = (file: string, body: string) =>
  writeFileSync(join(root, file), `import { expect, test } from 'vitest'\n${body}\n`)
const run = (left: string[] = []) => runVitest({ root, project: 'unit', left, output: 'keep' })

test('counts what passed, failed and was skipped, a file that breaks before its first test, and files left out', {
  timeout: 60_000,
}, async () => {
  plant('good.test.ts', `test('a', () => {})\ntest('b', () => {})\ntest.skip('c', () => {})\ntest.todo('d')`)
  expect(await run()).toEqual({ passed: 2, failed: 0, skipped: 2 })
  plant('bad.test.ts', `test('e', () => expect(1).toBe(2))`)
  plant('broken.test.ts', `throw new Error('before any test')`)
  plant('left.redis.test.ts', `test('f', () => expect(1).toBe(2))`)
  expect(await run(['left.redis.test.ts'])).toEqual({ passed: 2, failed: 2, skipped: 3 })
})

test('an error outside of any test fails the run', { timeout: 60_000 }, async () => {
  plant('late.test.ts', `test('a', () => { Promise.reject(new Error('nobody waits for me')) })`)
  expect(await run()).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test('a test that passes at its second try is counted as passed, and named with what was wrong', {
  timeout: 60_000,
}, async () => {
  plant(
    'shaky.test.ts',
    `let tries = 0\ntest('shaky', { retry: 1 }, () => expect(++tries).toBe(2))\ntest('firm', () => {})`,
  )
  const said: string[] = []
  const counts = await runVitest({ root, project: 'unit', left: [], output: 'keep' }, (line) => said.push(line))
  expect(counts).toEqual({ passed: 2, failed: 0, skipped: 0 })
  expect(said).toEqual([
    expect.stringMatching(/^passed at the second try: .*shaky\.test\.ts > shaky\n.*expected 1 to be 2/),
  ])
})

test('no test files count nothing; a run without a report counts as one failure', async () => {
  expect(countReport(undefined, 1, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countReport(undefined, 0, 2)).toEqual({ passed: 0, failed: 0, skipped: 2 })
})
