import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Launcher } from '@recado/testing'

const { PATH, NODE_COMPILE_CACHE } = process.env
/** Of our own environment: the cache makes a start cheaper. */
const kept = { PATH, NODE_COMPILE_CACHE }

/** Runs the bot's real program for a deployer's stand-in, which has no containers. */
export function createProcessLauncher(
  repository: string,
): Launcher & { pidOf(name: string): number; close(): Promise<void> } {
  const root = mkdtempSync(path.join(tmpdir(), 'recado-deployer-'))
  const running = new Map<string, ChildProcess>()
  const volumes = new Map<string, string>()
  const logs = new Map<string, string>()
  const isRunning = (name: string) => {
    const child = running.get(name)
    return child !== undefined && child.exitCode === null && child.signalCode === null
  }
  const launcher: Launcher = {
    isRunning,
    async start({ name, environment, volume }) {
      const directory = path.join(root, volume)
      mkdirSync(directory, { recursive: true })
      const child = spawn(process.execPath, [path.join(repository, 'bot/src/main.ts')], {
        env: { ...kept, ...environment, DATA_DIR: directory, HOST: '127.0.0.1', PORT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (text: Buffer) => logs.set(name, (logs.get(name) ?? '') + text))
      }
      running.set(name, child)
      volumes.set(name, directory)
      await once(child, 'spawn')
    },
    async stop(name) {
      const child = running.get(name)
      if (child === undefined || !isRunning(name)) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
    deleteVolume: async (volume) => rmSync(path.join(root, volume), { recursive: true, force: true }),
    urlOf(name) {
      if (!isRunning(name)) return undefined
      try {
        const note = JSON.parse(readFileSync(path.join(volumes.get(name) ?? '', 'run.json'), 'utf8')) as {
          pid: number
          port: number
        }
        return note.pid === running.get(name)?.pid ? `http://127.0.0.1:${note.port}` : undefined
      } catch {
        return undefined
      }
    },
    log: (name) => logs.get(name) ?? '',
  }
  return {
    ...launcher,
    pidOf: (name) => running.get(name)?.pid ?? 0,
    close: async () => {
      for (const name of running.keys()) await launcher.stop(name)
      rmSync(root, { recursive: true, force: true })
    },
  }
}
