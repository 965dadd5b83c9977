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
let said: string[]
const run = async (left: string[] = []) => {
  said = []
  const { counts } = await runVitest({ root, project: 'unit', left, output: 'keep' }, (line) => said.push(line))
  return counts
}

test('counts what passed, failed and was skipped, a file that breaks before its first test, and files left out', async () => {
  plant('good.test.ts', `test('a', () => {})\ntest('b', () => {})\ntest.skip('c', () => {})\ntest.todo('d')`)
  expect(await run()).toEqual({ passed: 2, failed: 0, skipped: 2 })
  plant('bad.test.ts', `test('e', () => expect(1).toBe(2))`)
  plant('broken.test.ts', `throw new Error('before any test')`)
  plant('left.redis.test.ts', `test('f', () => expect(1).toBe(2))`)
  expect(await run(['left.redis.test.ts'])).toEqual({ passed: 2, failed: 2, skipped: 3 })
})

test('an error outside of any test fails the run, also beside a file that passes when it is run alone', async () => {
  plant('late.test.ts', `test('a', () => { Promise.reject(new Error('nobody waits for me')) })`)
  plant('crowded.test.ts', passesAtRun(2))
  expect(await run()).toEqual({ passed: 2, failed: 1, skipped: 0 })
  expect(said.toSorted()).toEqual([
    'failed also when run alone: late.test.ts\nError: nobody waits for me',
    'passed when run alone: crowded.test.ts\nexpected 1 to be 2 // Object.is equality',
  ])
})

test('a set-up that breaks fails the run, which has no file to run again', async () => {
  writeFileSync(join(root, 'breaks.ts'), `export default () => { throw new Error('no database') }`)
  writeFileSync(
    join(root, 'vitest.config.ts'),
    `export default { test: { globalSetup: ['breaks.ts'], projects: [{ extends: true, test: { name: 'unit' } }] } }`,
  )
  plant('good.test.ts', `test('a', () => {})`)
  expect(await run()).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a test that passes at its second try is counted as passed, and named with what was wrong', async () => {
  plant(
    'shaky.test.ts',
    `let tries = 0\ntest('shaky', { retry: 1 }, () => expect(++tries).toBe(2))\ntest('firm', () => {})`,
  )
  expect(await run()).toEqual({ passed: 2, failed: 0, skipped: 0 })
  expect(said).toEqual([
    expect.stringMatching(/^passed at the second try: shaky\.test\.ts > shaky\n.*expected 1 to be 2/),
  ])
})

test('a file that failed is run once more alone, which is what counts, and is named with its first error', async () => {
  plant('good.test.ts', `test('a', () => {})`)
  plant('crowded.test.ts', `test('b', () => {})\n${passesAtRun(2)}`)
  plant('bad.test.ts', `test('c', () => {})\n${passesAtRun(3)}`)
  plant(
    'hook.test.ts',
    `import { beforeAll } from 'vitest'\nbeforeAll(() => { throw new Error('no house') })\ntest('d', () => {})`,
  )
  expect(await run()).toEqual({ passed: 4, failed: 2, skipped: 1 })
  expect(said.toSorted()).toEqual([
    'failed also when run alone: bad.test.ts\nexpected 1 to be 3 // Object.is equality',
    'failed also when run alone: hook.test.ts\nError: no house',
    'passed when run alone: crowded.test.ts\nexpected 1 to be 2 // Object.is equality',
  ])
})

test('where more than eight files failed nothing is run again', async () => {
  for (let n = 0; n < 9; n++) plant(`crowded${n}.test.ts`, passesAtRun(2))
  expect(await run()).toEqual({ passed: 0, failed: 9, skipped: 0 })
  expect(said).toEqual([])
})

test('runs only the files that are named, with the environment that is given, and says how long each took', async () => {
  plant('named.test.ts', `test('a', () => expect(process.env.GIVEN).toBe('yes'))`)
  plant('other.test.ts', `test('b', () => {})`)
  const outcome = await runVitest({
    ...{ root, project: 'unit', left: [], only: ['named.test.ts'], output: 'keep' },
    environment: { GIVEN: 'yes' },
  })
  expect(outcome).toEqual({
    counts: { passed: 1, failed: 0, skipped: 0 },
    files: [{ file: 'named.test.ts', seconds: expect.any(Number) }],
  })
})

test('no test files count nothing; a run without a report counts as one failure', () => {
  expect(countReport(undefined, 1, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countReport(undefined, 0, 2)).toEqual({ passed: 0, failed: 0, skipped: 2 })
})

/** A test that passes at the nth run of its file: each run adds a letter to a file beside it. */
function passesAtRun(n: number): string {
  return `import { appendFileSync, readFileSync } from 'node:fs'
test('passes at run ${n}', () => {
  appendFileSync(import.meta.filename + '.runs', 'x')
  expect(readFileSync(import.meta.filename + '.runs', 'utf8').length).toBe(${n})
})`
}
