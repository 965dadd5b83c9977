import { expect, test } from 'vitest'
import { type Check, runCheck, runChecks } from './run-check.ts'
import { runProcess } from './run-process.ts'

test('a check counts as one test and shows its line, with what is wrong below', async () => {
  const said: string[] = []
  const say = (line: string) => void said.push(line.replace(/\d+\.\d s/, '0.1 s'))
  expect(await runCheck('good', async () => '', say)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  const bad = () => Promise.reject(new Error('first\nsecond'))
  expect(await runCheck('bad', bad, say)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(said).toEqual(['✓ good (0.1 s)', '✗ bad (0.1 s)\n  first\n  second'])
})

test('two checks go on at once, and each is run once', async () => {
  const ran: string[] = []
  const second = Promise.withResolvers<void>()
  const run = (name: string, work: () => unknown = () => undefined): [string, Check] => [
    name,
    async () => {
      await work()
      ran.push(name)
      return ''
    },
  ]
  const counts = await runChecks(
    [run('first', () => second.promise), run('second', second.resolve), run('third')],
    () => undefined,
  )
  expect(ran.sort()).toEqual(['first', 'second', 'third'])
  expect(counts).toEqual(Array.from({ length: 3 }, () => ({ passed: 1, failed: 0, skipped: 0 })))
})

test('a program answers with its exit code and all that it printed; one that does not exist with 127', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 4"
  const result = await runProcess(process.execPath, ['-e', script], { cwd: '/', output: 'keep' })
  expect(result.code).toBe(4)
  expect(result.printed.split('\n').sort()).toEqual(['', 'err', 'out'])
  expect((await runProcess('no-such-program', [], { cwd: '/', output: 'keep' })).code).toBe(127)
})
