import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { endProcess, findProcess, isAlive, readArguments, signalProcess } from './process-identity.ts'

test('a process is known by its pid and start; the same pid with another start is somebody else', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' })
  const identity = findProcess(child.pid!)!
  expect(isAlive(identity)).toBe(true)
  expect(readArguments(identity.pid).at(-1)).toContain('60_000')

  const reused = { ...identity, started: `${identity.started}0` }
  expect(isAlive(reused)).toBe(false)
  expect(signalProcess(reused, 'SIGKILL')).toBe(false)
  expect(await endProcess(reused, 10)).toBe('gone')
  expect(isAlive(identity)).toBe(true)

  expect(await endProcess(identity, 5_000)).toBe('ended')
  expect(findProcess(identity.pid)).toBeUndefined()
})

test('a process that does not listen to SIGTERM is killed after the grace', async () => {
  const child = spawn(process.execPath, [
    '-e',
    "process.on('SIGTERM', () => {}); console.log(1); setInterval(() => {}, 1e3)",
  ])
  await new Promise((resolve) => child.stdout.once('data', resolve))
  expect(await endProcess(findProcess(child.pid!)!, 200)).toBe('killed')
})

test('a pid that nobody has is no process', () => {
  expect(findProcess(2 ** 30)).toBeUndefined()
  expect(readArguments(2 ** 30)).toEqual([])
})
