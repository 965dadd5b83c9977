import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const BOT_IMAGE = 'recado-bot:test'

/**
 * A Docker Engine of the test's own, with an image of the bot as it stands: the Node that runs the test with the libraries it is
 * linked with, and the bot's packages. Nothing is pulled; containers use the host's network.
 */
export async function openDocker(repository: string): Promise<{
  url: string
  pidOf(container: string): number
  nanoCpusOf(container: string): number
  close(): Promise<void>
}> {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-docker-'))
  const socket = path.join(folder, 'docker.sock')
  const engine = spawn(
    'dockerd',
    [
      ...[
        '--host',
        `unix://${socket}`,
        '--data-root',
        path.join(folder, 'data'),
        '--exec-root',
        path.join(folder, 'exec'),
      ],
      ...['--pidfile', path.join(folder, 'dockerd.pid'), '--log-level', 'error'],
      ...['--iptables=false', '--ip6tables=false', '--bridge=none'],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const docker = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('docker', ['--host', `unix://${socket}`, ...args], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
    return stdout
  }
  await untilReady(engine, () => docker('version'))
  const tree = path.join(folder, 'tree')
  layTree(tree, repository)
  const archive = path.join(folder, 'tree.tar')
  spawnSync('tar', ['-C', tree, '-cf', archive, '.'], { stdio: 'inherit' })
  docker('import', '--change', 'WORKDIR /app', '--change', 'CMD ["/app/node", "bot/src/main.ts"]', archive, BOT_IMAGE)
  rmSync(tree, { recursive: true })
  rmSync(archive)
  return {
    url: `unix://${socket}`,
    pidOf: (container) => Number(docker('inspect', '--format', '{{.State.Pid}}', container)),
    nanoCpusOf: (container) => Number(docker('inspect', '--format', '{{.HostConfig.NanoCpus}}', container)),
    async close() {
      const ended = new Promise((resolve) => engine.once('exit', resolve))
      engine.kill('SIGTERM')
      await ended
      // Network namespaces stay mounted when their Engine is gone.
      const mounts = readFileSync('/proc/mounts', 'utf8')
        .split('\n')
        .flatMap((line) => line.split(' ')[1] ?? [])
      for (const mount of mounts.filter((place) => place.startsWith(`${folder}/`)))
        spawnSync('umount', ['--lazy', mount])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilReady(engine: ChildProcess, ask: () => string): Promise<void> {
  // Ends: when it answers, or has ended.
  for (;;) {
    if (engine.exitCode !== null) throw new Error(`dockerd ended with ${engine.exitCode}`)
    try {
      ask()
      return
    } catch {
      await wait(200)
    }
  }
}

function layTree(tree: string, repository: string): void {
  const app = path.join(tree, 'app')
  for (const folder of ['app', 'data', 'tmp', 'etc/ssl/certs']) mkdirSync(path.join(tree, folder), { recursive: true })
  cpSync(process.execPath, path.join(app, 'node'))
  const { stdout } = spawnSync('ldd', [process.execPath], { encoding: 'utf8' })
  for (const [, library = ''] of stdout.matchAll(/(\/\S+\.so\S*)/g)) {
    const target = path.join(tree, library)
    mkdirSync(path.dirname(target), { recursive: true })
    cpSync(realpathSync(library), target)
  }
  const options = { recursive: true, dereference: true }
  const ours = { bot: 'bot', contracts: 'contracts', brazil: 'engines/brazil' }
  // Links: Node reads no TypeScript below node_modules.
  mkdirSync(path.join(app, 'node_modules/@recado'), { recursive: true })
  for (const [name, folder] of Object.entries(ours)) {
    cpSync(path.join(repository, folder, 'src'), path.join(app, folder, 'src'), options)
    cpSync(path.join(repository, folder, 'package.json'), path.join(app, folder, 'package.json'))
    symlinkSync(path.join('../..', folder), path.join(app, 'node_modules/@recado', name))
  }
  for (const name of packagesOf(repository)) {
    const from = path.join(repository, 'node_modules', name)
    cpSync(from, path.join(app, 'node_modules', name), options)
  }
}

/** What the bot needs to run, by the packages' own lists, beginning with its own. */
function packagesOf(repository: string): Set<string> {
  const found = new Set<string>()
  const visit = (place: string) => {
    const { dependencies = {}, peerDependencies = {} } = readPackage(place)
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      const folder = path.join(repository, 'node_modules', name)
      if (found.has(name) || !existsSync(folder)) continue
      found.add(name)
      visit(folder)
    }
  }
  visit(path.join(repository, 'bot'))
  return found
}

function readPackage(place: string): { dependencies?: object; peerDependencies?: object } {
  return JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8'))
}
