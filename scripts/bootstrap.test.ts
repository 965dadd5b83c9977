import { spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Each test starts several processes, of a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

// A repository of its own for each test, with an `npm` first in PATH that notes each call and "installs"
// a node which is this one; NPM_CODE makes it fail as it does offline.
let root: string
const fakeNpm = `#!/bin/sh
echo "$@" >> "$PWD/npm-calls"
[ -n "$NPM_CODE" ] && exit "$NPM_CODE"
trap 'kill $!; exit 143' TERM
[ -n "$NPM_SECONDS" ] && { sleep "$NPM_SECONDS" & wait; }
rm -rf node_modules && mkdir -p node_modules/.bin && ln -s "${process.execPath}" node_modules/.bin/node
`
const command = `
process.on('SIGTERM', () => process.exit(7))
process.on('disconnect', () => { require('node:fs').writeFileSync('parent-gone', ''); process.exit() })
if (process.argv[2] === 'wait') setInterval(() => {}, 1000)
else if (process.connected) process.disconnect()
process.exitCode = 3
console.log(JSON.stringify({ args: process.argv.slice(2), first: process.env.PATH.split(':')[0] }))
`
const refuse = `
if (require('node:fs').existsSync('somebody-runs')) { console.log('already running'); process.exitCode = 1 }
process.disconnect()
`

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recado-bootstrap-'))
  mkdirSync(join(root, 'scripts'))
  mkdirSync(join(root, 'bin'))
  cpSync(join(import.meta.dirname, 'bootstrap.mjs'), join(root, 'scripts/bootstrap.mjs'))
  cpSync(join(import.meta.dirname, 'locales'), join(root, 'scripts/locales'), { recursive: true })
  writeFileSync(join(root, 'scripts/start.ts'), command)
  writeFileSync(join(root, 'scripts/refuse-when-running.ts'), refuse)
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.0'))
  writeFileSync(join(root, 'bin/npm'), fakeNpm)
  chmodSync(join(root, 'bin/npm'), 0o755)
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'recado' },
      'node_modules/pg': { version, integrity: 'sha512-a' },
      'node_modules/only-on-windows': { version: '1.0.0', optional: true },
    },
  })

const npmCalls = () => {
  const file = join(root, 'npm-calls')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').length : 0
}

function launch(args: string[], more: NodeJS.ProcessEnv = {}, nodeArgs: string[] = []) {
  const child = spawn(process.execPath, [...nodeArgs, join(root, 'scripts/bootstrap.mjs'), ...args], {
    cwd: root,
    env: { PATH: `${join(root, 'bin')}:${process.env.PATH}`, ...more },
  })
  let out = ''
  let complaints = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk))
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk))
  const ended = new Promise<{ code: number | null; out: string; complaints: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out, complaints })),
  )
  const started = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  return { child, ended, started }
}

const run = (args: string[], more?: NodeJS.ProcessEnv, nodeArgs?: string[]) => launch(args, more, nodeArgs).ended

test('it installs when nothing is there, once, and hands arguments and the exit code through', async () => {
  const first = await run(['start', 'a', '--b'])
  expect(JSON.parse(first.out)).toEqual({ args: ['a', '--b'], first: join(root, 'node_modules/.bin') })
  expect(first.code).toBe(3)
  expect(first.complaints).toMatch(/· instalação .* pacotes ausentes\n.*✓ instalação/)
  const second = await run(['start'])
  expect(second.complaints).toMatch(/✓ instalação .* em dia/)
  expect(npmCalls()).toBe(1)
})

test('it installs again when package-lock.json has changed', async () => {
  await run(['start'])
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.1'))
  expect((await run(['start'], { LANG: 'en_US.UTF-8' })).complaints).toContain('package-lock.json changed')
  expect(npmCalls()).toBe(2)
})

test("it believes somebody's own npm ci when that installed exactly this lock", async () => {
  await run(['start'])
  rmSync(join(root, 'node_modules/.recado-install'))
  const packages = { 'node_modules/pg': { version: '1.0.0', integrity: 'sha512-a' } }
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
  await run(['start'])
  expect(npmCalls()).toBe(1)

  packages['node_modules/pg'].version = '0.9.0'
  writeFileSync(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
  await run(['start'])
  expect(npmCalls()).toBe(2)
})

test('an install that fails says so in Portuguese and English, runs nothing, and is tried again', async () => {
  const failed = await run(['start'], { NPM_CODE: '1' })
  expect(failed.code).toBe(1)
  expect(failed.out).toBe('')
  expect(failed.complaints).toContain('Não foi possível instalar os pacotes (npm ci terminou com 1)')
  expect(failed.complaints).toContain('Could not install the packages (npm ci ended with 1)')
  expect((await run(['start'])).code).toBe(3)
  expect(npmCalls()).toBe(2)
})

test('two at once install once', async () => {
  const slow = { NPM_SECONDS: '0.5', LANG: 'en' }
  const both = await Promise.all([run(['start'], slow), run(['start'], slow)])
  expect(both.map(({ code }) => code)).toEqual([3, 3])
  expect(both.map(({ complaints }) => complaints.includes('another install is under way')).sort()).toEqual([
    false,
    true,
  ])
  expect(npmCalls()).toBe(1)
})

test('an install lock that nobody touches any more is taken over', async () => {
  const lockFile = join(root, '.recado/install.lock')
  mkdirSync(join(root, '.recado'))
  writeFileSync(lockFile, 'left by a killed one')
  utimesSync(lockFile, new Date(0), new Date(0))
  expect((await run(['start'])).code).toBe(3)
  expect(existsSync(lockFile)).toBe(false)
})

test('a start beside a running one does not install under its feet; other commands do install', async () => {
  await run(['start'])
  writeFileSync(join(root, 'somebody-runs'), '')
  writeFileSync(join(root, 'package-lock.json'), lock('1.0.1'))
  expect(await run(['start'])).toMatchObject({ code: 1, out: 'already running\n' })
  expect(npmCalls()).toBe(1)
  writeFileSync(join(root, 'scripts/test.ts'), command)
  expect((await run(['test'])).code).toBe(3)
  expect(npmCalls()).toBe(2)
})

test('an install that is interrupted ends without blaming the connection', async () => {
  const { child, ended } = launch(['start'], { NPM_SECONDS: '30' })
  while (npmCalls() === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  child.kill('SIGTERM')
  const { code, complaints } = await ended
  expect(code).toBe(143)
  expect(complaints).not.toContain('npm ci')
  expect((await run(['start'])).code).toBe(3)
})

test('an old Node, a command that nobody knows, and one whose file is missing are told apart', async () => {
  const old =
    'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"18.20.0"}})'
  expect((await run(['start'], {}, ['--import', old])).complaints).toContain('this is 18.20.0')
  expect((await run(['begin'])).complaints).toContain('Unknown command: begin.')
  expect((await run(['bench:../x'])).complaints).toContain('Unknown command')
  expect(npmCalls()).toBe(0)
  expect((await run(['bench:sockets'])).complaints).toContain('bench/sockets.bench.ts is missing')
})

test('signals reach the command', async () => {
  const { child, ended, started } = launch(['start', 'wait'])
  await started
  child.kill('SIGTERM')
  expect((await ended).code).toBe(7)
})

test('killed, it does not leave the command behind', async () => {
  const { child, ended, started } = launch(['start', 'wait'])
  await started
  child.kill('SIGKILL')
  // The command holds the same output, so this closes when it is gone as well.
  await ended
  expect(existsSync(join(root, 'parent-gone'))).toBe(true)
})

test.each([
  ['directly', 'exec node'],
  ['with a shell between them', 'node'],
])('when npm above it is killed, %s, the command is ended', async (_, start) => {
  // As npm does it: a shell runs the script, and may or may not make way for it.
  const script = `${start} scripts/bootstrap.mjs start wait; exit $?`
  const npm = `require('node:child_process').spawn('sh', ['-c', ${JSON.stringify(script)}], { stdio: 'inherit' }); setInterval(() => {}, 1000)`
  const path = `${join(root, 'bin')}:${dirname(process.execPath)}:${process.env.PATH}`
  const parent = spawn(process.execPath, ['-e', npm], { cwd: root, env: { PATH: path, npm_lifecycle_event: 'start' } })
  await new Promise((resolve) => parent.stdout.once('data', resolve))
  const closed = new Promise((resolve) => parent.once('close', resolve))
  parent.kill('SIGKILL')
  // The command holds the same output, so this closes when it is gone as well.
  await closed
})
