import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bundle } from '../../../bot/bundle.ts'

export const BOT_IMAGE = 'recado-bot:test'
const BASE_IMAGE = 'recado-node:test'

/**
 * A Docker Engine of the test's own, with an image of the bot as `bot/Dockerfile` makes it, on the Node that runs the test. Nothing
 * is pulled; containers use the host's network.
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
  layBase(tree)
  const archive = path.join(folder, 'tree.tar')
  spawnSync('tar', ['-C', tree, '-cf', archive, '.'], { stdio: 'inherit' })
  docker('import', '--change', 'ENV PATH=/bin', archive, BASE_IMAGE)
  const program = path.join(folder, 'program')
  await bundle(program)
  const dockerfile = path.join(repository, 'bot/Dockerfile')
  docker(
    'build',
    '--build-arg',
    `BASE=${BASE_IMAGE}`,
    '--target',
    'bot',
    '--tag',
    BOT_IMAGE,
    '--file',
    dockerfile,
    program,
  )
  for (const place of [tree, archive, program]) rmSync(place, { recursive: true })
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

/** What stands in for Node's own image: the Node that runs the test, with the libraries it is linked with. */
function layBase(tree: string): void {
  for (const folder of ['bin', 'tmp', 'etc/ssl/certs']) mkdirSync(path.join(tree, folder), { recursive: true })
  cpSync(process.execPath, path.join(tree, 'bin/node'))
  const { stdout } = spawnSync('ldd', [process.execPath], { encoding: 'utf8' })
  for (const [, library = ''] of stdout.matchAll(/(\/\S+\.so\S*)/g)) {
    const target = path.join(tree, library)
    mkdirSync(path.dirname(target), { recursive: true })
    cpSync(realpathSync(library), target)
  }
}
