import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { listTestFiles, type Machine, provideSystemPrograms, thisMachine } from './system-programs.ts'

const files = [
  'server/a.test.ts',
  'server/inbox.browser.test.ts',
  'server/sockets.redis.test.ts',
  'server/bots.docker.test.ts',
]

/** A machine that has some programs and notes what it is asked to install. */
function machineWith(programs: string[], canInstall: boolean): Machine & { installed: string[]; said: string[] } {
  const installed: string[] = []
  const said: string[] = []
  return {
    installed,
    said,
    canInstall,
    say: (line) => void said.push(line),
    has: (names) => names.some((name) => programs.includes(name)),
    install: async (packages) => void installed.push(...packages),
  }
}

test('installs only what a present test needs and the machine lacks', async () => {
  const debian = machineWith(['redis-server'], true)
  expect(await provideSystemPrograms(files, debian)).toEqual([])
  expect(debian.installed).toEqual(['chromium', 'docker.io', 'chromium-headless-shell'])

  const unneeded = machineWith([], true)
  await provideSystemPrograms(['server/a.test.ts', 'server/b.db.test.ts'], unneeded)
  expect(unneeded.installed).toEqual([])
})

test('where it cannot install, the files that need what is missing are left out', async () => {
  const mac = machineWith(['google-chrome'], false)
  expect(await provideSystemPrograms(files, mac)).toEqual([
    'server/sockets.redis.test.ts',
    'server/bots.docker.test.ts',
  ])
  expect(mac.installed).toEqual([])
  expect(mac.said).toEqual([
    'missing: Redis, because several nodes share sockets and rate limits through it',
    'missing: Docker Engine, because the Docker driver is tested against a real engine',
    'skipped: server/sockets.redis.test.ts',
    'skipped: server/bots.docker.test.ts',
  ])
})

test('an install that fails is not passed over in silence', async () => {
  const offline = {
    ...machineWith([], true),
    install: () => Promise.reject(new Error('apt-get update ended with 100')),
  }
  await expect(provideSystemPrograms(files, offline)).rejects.toThrow('apt-get update')
})

test('what tests only cost less with is not missed where it cannot be had', async () => {
  const programs = ['chromium', 'redis-server', 'dockerd']
  const mac = machineWith(programs, false)
  expect(await provideSystemPrograms(files, mac)).toEqual([])
  expect(mac.said).toEqual([])

  const offline = { ...machineWith(programs, true), install: () => Promise.reject(new Error('apt-get ended with 100')) }
  expect(await provideSystemPrograms(files, offline)).toEqual([])
  expect(offline.said.at(-1)).toBe('without Chromium’s headless shell: apt-get ended with 100')
})

test('finds the repository’s own test files and programs in PATH', () => {
  const found = listTestFiles(resolve(import.meta.dirname, '../..'))
  expect(found).toContain('scripts/test-run/system-programs.test.ts')
  expect(found.filter((file) => file.includes('node_modules'))).toEqual([])
  expect([['sh'], ['no-such-program'], ['no-such-program', '/bin/sh']].map((names) => thisMachine.has(names))).toEqual([
    true,
    false,
    true,
  ])
})
