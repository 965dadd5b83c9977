// The way in: runs on the machine's Node (20 or newer) with nothing installed, installs what is missing,
// and hands over to the project's own Node 24, which runs TypeScript as it is.
//
//   node scripts/bootstrap.mjs <command> [arguments]
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const packageLock = join(root, 'package-lock.json')
const installRecord = join(modules, '.recado-install')
const commands = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  'test:long': 'scripts/test-long.ts',
  bench: 'scripts/bench.ts',
  pictures: 'scripts/take-pictures.ts',
  simulator: 'scripts/open-simulator.ts',
  'bench:flow': 'engines/flow/bench/bench-flow.ts',
  'bench:matching': 'engines/matching/bench/bench-matching.ts',
  'bench:conflicts': 'engines/advisor/bench/bench-conflicts.ts',
  'try:flow': 'engines/flow/examples/try-flow.ts',
  'try:matching': 'engines/matching/examples/try-matching.ts',
  'try:advisor': 'engines/advisor/examples/try-advisor.ts',
}

/** Set by a signal: then whatever ends does so because it was told to. */
let interrupted = false

const [command = '', ...rest] = process.argv.slice(2)
process.exitCode = await main()

async function main() {
  if (Number(process.versions.node.split('.')[0]) < 20) return fail('node.old', { version: process.versions.node })
  const file = fileOf(command)
  if (file === undefined) return fail('command.unknown', { command, known: Object.keys(commands).join(', ') })
  const code = await install()
  if (code !== 0) return code
  if (!existsSync(join(root, file))) return fail('command.absent', { command, file })
  return run(file)
}

/** The file of a command; `bench:<name>` that the list does not name is `bench/<name>.bench.ts`. */
function fileOf(name) {
  if (Object.hasOwn(commands, name)) return commands[name]
  return /^bench:[a-z0-9-]+$/.test(name) ? `bench/${name.slice('bench:'.length)}.bench.ts` : undefined
}

/** Runs `npm ci` when what is installed is not what package-lock.json says. Answers 0, or the code to end with. */
async function install() {
  const began = performance.now()
  if (whyInstall() === undefined) {
    if (command === 'start') showStep('✓', began, 'install.ready')
    return 0
  }
  // A second start must not take the packages away from the first: it would only say that one runs.
  if (command === 'start' && existsSync(join(modules, '.bin', 'node'))) {
    const code = await run('scripts/refuse-when-running.ts')
    if (code !== 0) return code
  }
  return withInstallLock(async () => {
    const reason = whyInstall()
    if (reason === undefined) return 0
    showStep('·', began, reason)
    // Gone before npm begins: an install that is interrupted must not look like a finished one.
    rmSync(installRecord, { force: true })
    const hash = hashLock()
    const timer = setInterval(() => showStep('·', began), 10_000)
    const code = await runNpmCi()
    clearInterval(timer)
    if (code === 0) writeFileSync(installRecord, hash)
    showStep(code === 0 ? '✓' : '✗', began)
    if (code !== 0 && !interrupted) fail('install.failed', { code })
    return code
  })
}

/**
 * Lets one bootstrap install at a time; another waits, and then finds nothing to do. Who installs touches
 * the lock every second, so one that was killed is known by a lock that nobody touched for 5 s.
 */
async function withInstallLock(work) {
  const lock = join(root, '.recado', 'install.lock')
  const mine = `${process.pid} ${Date.now()}`
  mkdirSync(dirname(lock), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  for (let waited = 0; !(await takeLock(lock, mine)); waited += 200) {
    if (waited === 0) showStep('·', performance.now(), 'install.waiting')
    await pause(200)
  }
  const touching = setInterval(() => utimesSync(lock, new Date(), new Date()), 1_000)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    rmSync(lock, { force: true })
  }
}

async function takeLock(lock, mine) {
  try {
    if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > 5_000) rmSync(lock, { force: true })
    writeFileSync(lock, mine, { flag: 'wx' })
    // Two that remove the same old lock may each make a new one; the later is what both read now.
    await pause(50)
    return readFileSync(lock, 'utf8') === mine
  } catch {
    return false
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function hashLock() {
  return createHash('sha256').update(readFileSync(packageLock)).digest('hex')
}

/** Why an install is due, as a message's key; undefined when it is not. */
function whyInstall() {
  if (!existsSync(join(modules, '.bin', 'node'))) return 'install.absent'
  const recorded = existsSync(installRecord) ? readFileSync(installRecord, 'utf8') : undefined
  if (recorded === hashLock() || (recorded === undefined && isInstalledByHand())) return undefined
  return 'install.changed'
}

/** Whether somebody's own `npm ci` installed exactly this lock: npm writes what it did into node_modules as its last act. */
function isInstalledByHand() {
  const written = join(modules, '.package-lock.json')
  if (!existsSync(written)) return false
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages
  return Object.entries(JSON.parse(readFileSync(packageLock, 'utf8')).packages).every(([path, wanted]) => {
    // Packages of other systems are optional and rightly absent.
    if (path === '' || (installed[path] === undefined && wanted.optional)) return true
    return installed[path]?.version === wanted.version && installed[path]?.integrity === wanted.integrity
  })
}

function runNpmCi() {
  // Under `npm start` this is npm's own program, run by the Node that runs us.
  const npm = process.env.npm_execpath
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  return follow(() =>
    spawn(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      // What npm prints belongs to the progress; stdout stays the command's.
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    }),
  )
}

/** Runs a TypeScript file with the project's Node, as if it were this process. */
function run(file) {
  const bin = join(modules, '.bin')
  return follow(() =>
    spawn(join(bin, 'node'), [join(root, file), ...rest], {
      env: {
        // What was compiled once is read by every process after it: a server loads in two thirds of the processor.
        NODE_COMPILE_CACHE: join(modules, '.cache', 'node'),
        ...process.env,
        PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
      },
      // The channel tells the command that we are gone, also when we are killed.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    }),
  )
}

/**
 * Starts a child, forwards signals to it and answers its exit code; 128 + n after signal n, as shells count. An npm
 * above us that is killed cannot forward that; it is noticed by the change of parent, and ends the child.
 */
function follow(start) {
  const numbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }
  const forward = (signal) => {
    interrupted = true
    child.kill(signal)
  }
  const signals = ['SIGHUP', 'SIGINT', 'SIGTERM']
  // Before the child is there: what comes meanwhile waits for this turn to end, and ends the child and not us alone.
  for (const signal of signals) process.on(signal, forward)
  const child = start()
  const above = describeParents()
  const watching = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || describeParents() === above) return
    clearInterval(watching)
    forward('SIGTERM')
  }, 250)
  return new Promise((resolve) => {
    const end = (code) => {
      clearInterval(watching)
      for (const signal of signals) process.off(signal, forward)
      resolve(code)
    }
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      end(127)
    })
    child.once('exit', (code, signal) => end(code ?? 128 + (numbers[signal] ?? 0)))
  })
}

/** Our parent, and its own when it is the shell that npm puts between itself and us (dash stays, others make way). */
function describeParents() {
  const parent = process.ppid
  try {
    const isShellOfNpm = readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0')[1] === '-c'
    if (!isShellOfNpm) return `${parent}`
    const stat = readFileSync(`/proc/${parent}/stat`, 'utf8')
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`
  } catch {
    return `${parent}`
  }
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
