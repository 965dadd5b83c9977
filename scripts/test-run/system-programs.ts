import { accessSync, constants, existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runProcess } from './run-process.ts'

/** A program of the system that some tests need, told by the ending of their file names. */
export interface SystemProgram {
  name: string
  reason: string
  neededBy: RegExp
  /** Names under which it may be in PATH, or full paths. */
  names: string[]
  /** Debian's package. */
  package: string
  /** Tests run without it, too: it is installed where that can be done, and not missed elsewhere. */
  optional?: boolean
}

export const CHROMIUM: SystemProgram = {
  name: 'Chromium',
  reason: 'browser tests drive a real browser',
  neededBy: /(\.browser|(first-minutes|whatsapp-web)\.long)\.test\.ts$/,
  names: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  package: 'chromium',
}

/** Chromium without its window, which costs a quarter of what a page costs. */
export const HEADLESS_SHELL: SystemProgram = {
  name: 'Chromium’s headless shell',
  reason: 'browser tests cost less in it',
  neededBy: CHROMIUM.neededBy,
  names: ['chromium-headless-shell', 'chrome-headless-shell'],
  package: 'chromium-headless-shell',
  optional: true,
}

export const systemPrograms: SystemProgram[] = [
  CHROMIUM,
  HEADLESS_SHELL,
  {
    name: 'Redis',
    reason: 'several nodes share sockets and rate limits through it',
    neededBy: /\.redis\.test\.ts$/,
    names: ['redis-server'],
    package: 'redis-server',
  },
  {
    name: 'Docker Engine',
    reason: 'the Docker driver is tested against a real engine',
    neededBy: /\.docker\.test\.ts$/,
    names: ['dockerd'],
    package: 'docker.io',
  },
]

/** How the machine answers; taken apart so that the decision can be tested on any machine. */
export interface Machine {
  has(names: string[]): boolean
  /** Debian, and we are root. */
  canInstall: boolean
  /** Tells the person at the terminal. */
  say(line: string): void
  install(packages: string[]): Promise<void>
}

/**
 * Provides what the present test files need: installs it on Debian as root, and elsewhere says what is
 * missing and answers the files that are left out for it. Throws when an install fails.
 */
export async function provideSystemPrograms(files: string[], machine: Machine): Promise<string[]> {
  const missing = systemPrograms.filter(
    ({ neededBy, names }) => files.some((file) => neededBy.test(file)) && !machine.has(names),
  )
  const needed = missing.filter(({ optional }) => optional !== true)
  const wanted = machine.canInstall ? missing : needed
  if (wanted.length === 0) return []
  for (const { name, reason } of wanted) {
    machine.say(`${machine.canInstall ? 'installing' : 'missing'}: ${name}, because ${reason}`)
  }
  if (machine.canInstall) {
    await install(wanted, machine)
    return []
  }
  const left = files.filter((file) => needed.some(({ neededBy }) => neededBy.test(file)))
  for (const file of left) machine.say(`skipped: ${file}`)
  return left
}

async function install(programs: SystemProgram[], machine: Machine): Promise<void> {
  const needed = programs.filter(({ optional }) => optional !== true)
  if (needed.length > 0) await machine.install(needed.map((program) => program.package))
  for (const program of programs.filter(({ optional }) => optional === true)) {
    await machine.install([program.package]).catch((error: Error) => {
      machine.say(`without ${program.name}: ${error.message.split('\n')[0]}`)
    })
  }
}

/** All test files of the repository, relative to its root. */
export function listTestFiles(root: string): string[] {
  return globSync('*/**/*.test.ts', {
    cwd: root,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  }).sort()
}

export const thisMachine: Machine = {
  has: (names) => names.some(isProgram),
  say: console.log,
  canInstall: process.getuid?.() === 0 && existsSync('/etc/debian_version'),
  async install(packages) {
    // RUNLEVEL=1 keeps the packages from starting their services; tests start what they need.
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
      const { code, printed } = await runProcess('apt-get', args, { cwd: '/', output: 'keep', environment })
      if (code !== 0) throw new Error(`apt-get ${args.join(' ')} ended with ${code}:\n${printed.slice(-2_000)}`)
    }
  },
}

function isProgram(name: string): boolean {
  const folders = name.startsWith('/') ? [''] : (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
