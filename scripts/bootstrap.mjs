// The way in: runs on the machine's Node (20 or newer) with nothing installed, installs what is missing,
// and hands over to the project's own Node 24, which runs TypeScript as it is.
//
//   node scripts/bootstrap.mjs <command> [arguments]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const installRecord = join(modules, '.recado-install')
const commands = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  'test:long': 'scripts/test-long.ts',
  bench: 'scripts/bench.ts',
  'bench:flow': 'engines/flow/bench/bench-flow.ts',
  'bench:matching': 'engines/matching/bench/bench-matching.ts',
  'bench:conflicts': 'engines/advisor/bench/bench-conflicts.ts',
  'try:flow': 'engines/flow/examples/try-flow.ts',
  'try:matching': 'engines/matching/examples/try-matching.ts',
  'try:advisor': 'engines/advisor/examples/try-advisor.ts',
}

const [command = '', ...rest] = process.argv.slice(2)
process.exitCode = await main()

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) return fail('node.old', { version: process.versions.node })
  const file = fileOf(command)
  if (file === undefined) return fail('command.unknown', { command, known: Object.keys(commands).join(', ') })
  const code = await install()
  if (code !== 0) return fail('install.failed', { code })
  if (!existsSync(join(root, file))) return fail('command.absent', { command, file })
  return run(file)
}

/** The file of a command; `bench:<name>` that the list does not name is `bench/<name>.bench.ts`. */
function fileOf(name) {
  if (Object.hasOwn(commands, name)) return commands[name]
  return /^bench:[a-z0-9-]+$/.test(name) ? `bench/${name.slice('bench:'.length)}.bench.ts` : undefined
}

/** Runs `npm ci` when what is installed is not what package-lock.json says. Answers its exit code. */
async function install() {
  const began = performance.now()
  const lock = readFileSync(join(root, 'package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  const reason = whyInstall(lock, hash)
  if (reason === undefined) {
    if (command === 'start') showStep('✓', began, 'install.ready')
    return 0
  }
  showStep('·', began, reason)
  // Gone before npm begins: an install that is interrupted must not look like a finished one.
  rmSync(installRecord, { force: true })
  const timer = setInterval(() => showStep('·', began), 10_000)
  const code = await runNpmCi()
  clearInterval(timer)
  if (code === 0) writeFileSync(installRecord, hash)
  showStep(code === 0 ? '✓' : '✗', began)
  return code
}

/** Why an install is due, as a message's key; undefined when it is not. */
function whyInstall(lock, hash) {
  if (!existsSync(join(modules, '.bin', 'node'))) return 'install.absent'
  const recorded = existsSync(installRecord) ? readFileSync(installRecord, 'utf8') : undefined
  if (recorded === hash || (recorded === undefined && isInstalledByHand(lock))) return undefined
  return 'install.changed'
}

/** Whether somebody's own `npm ci` installed exactly this lock: npm writes what it did into node_modules as its last act. */
function isInstalledByHand(lock) {
  const written = join(modules, '.package-lock.json')
  if (!existsSync(written)) return false
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages
  return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
    // Packages of other systems are optional and rightly absent.
    if (path === '' || (installed[path] === undefined && wanted.optional)) return true
    return installed[path]?.version === wanted.version && installed[path]?.integrity === wanted.integrity
  })
}

function runNpmCi() {
  // Under `npm start` this is npm's own program, run by the Node that runs us.
  const npm = process.env.npm_execpath
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  const child = spawn(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // What npm prints belongs to the progress; stdout stays the command's.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  return follow(child)
}

/** Runs a TypeScript file with the project's Node, as if it were this process. */
function run(file) {
  const bin = join(modules, '.bin')
  const child = spawn(join(bin, 'node'), [join(root, file), ...rest], {
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    // The channel tells the command that we are gone, also when we are killed.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  endWithParent(child)
  return follow(child)
}

/** Forwards signals to a child and answers its exit code; 128 + n after signal n, as shells count. */
function follow(child) {
  const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.on(signal, forward)
  return new Promise((resolve) => {
    const end = (code) => {
      for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM']) process.off(signal, forward)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      end(127)
    })
    child.once('exit', (code, signal) => end(code ?? 128 + (signals[signal] ?? 0)))
  })
}

/** An npm that is killed cannot forward that; its child notices by the change of parent, and ends what it started. */
function endWithParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    child.kill('SIGTERM')
  }, 250)
  timer.unref()
}

function showStep(mark, began, note) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const time = (language() === 'en' ? seconds : seconds.replace('.', ',')).padStart(5)
  const text = read(language(), 'install').padEnd(24)
  // On stderr: a command's own output must begin with its own first line.
  process.stderr.write(`  ${mark} ${text}${time} s${note ? `   ${read(language(), note)}` : ''}\n`)
}

/** Trouble is told in Portuguese and in English: nobody knows who reads. */
function fail(key, values) {
  for (const locale of ['pt-BR', 'en']) process.stderr.write(`${read(locale, key, values)}\n`)
  return 1
}

function read(locale, key, values = {}) {
  const texts = JSON.parse(readFileSync(join(root, 'scripts', 'locales', `${locale}.json`), 'utf8'))
  return texts[key].replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name]))
}

function language() {
  const tag = process.env.LC_ALL || process.env.LANG || ''
  if (tag.startsWith('en')) return 'en'
  return tag.startsWith('es') ? 'es' : 'pt-BR'
}
