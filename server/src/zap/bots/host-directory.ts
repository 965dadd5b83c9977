import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Config } from '../../platform/config.ts'
import { newId } from '../../platform/ids.ts'
import { type Keyring, open } from '../../platform/secrets/index.ts'
import type { BotRules } from './bot-rules.ts'
import type { BotServerRow } from './bot-servers.sql.ts'
import type { BotHost } from './hosts/bot-host.ts'
import { createCoolifyHost } from './hosts/coolify/coolify-host.ts'
import { createDockerHost } from './hosts/docker/docker-host.ts'
import { createDokployHost } from './hosts/dokploy/dokploy-host.ts'
import { HostError } from './hosts/host-error.ts'
import { createProcessHost } from './hosts/process/process-host.ts'

/** The purpose under which a server's token is sealed. */
export const SERVER_TOKEN = { tenant: null, purpose: 'bot-server-token' } as const

/** The drivers of this process' servers, each made when it is first asked for. */
export interface HostDirectory {
  /** @throws HostError */
  of(server: BotServerRow): Promise<BotHost>
  /** Names this installation on this machine; of servers that nobody else can keep. */
  machine(): Promise<string>
  /** After its address or token changed. */
  forget(serverId: string): Promise<void>
  close(): Promise<void>
}

export function createHostDirectory(options: {
  config: Config
  rules: BotRules
  keyring: Keyring
  warn(message: string): void
}): HostDirectory {
  const { config, rules, keyring, warn } = options
  const root = path.join(config.dataDir, 'bots')
  const hosts = new Map<string, BotHost>()
  let named: string | undefined

  function make(server: BotServerRow): BotHost {
    switch (server.driver) {
      case 'process': {
        const repository = path.resolve(import.meta.dirname, '../../../..')
        // Another disk of this machine, where somebody said so.
        const place = server.settings.directory === undefined ? root : path.resolve(server.settings.directory)
        return createProcessHost({ root: place, repository, logMaxBytes: rules.log_max_bytes, warn })
      }
      case 'docker':
        return createDockerHost({
          url: server.url ?? config.bots.dockerUrl,
          image: server.settings.image ?? config.bots.image,
          network: server.settings.network ?? config.bots.dockerNetwork,
          installation: server.id,
        })
      case 'dokploy':
        return createDokployHost({
          ...deployerOf(server),
          projectId: setting(server, 'project_id'),
          environmentId: setting(server, 'environment_id'),
        })
      case 'coolify':
        return createCoolifyHost({
          ...deployerOf(server),
          projectId: setting(server, 'project_id'),
          serverId: setting(server, 'server_id'),
          environmentId: setting(server, 'environment_id'),
          environmentName: setting(server, 'environment_name'),
        })
    }
  }

  function deployerOf(server: BotServerRow) {
    if (server.url === null || server.sealed_token === null)
      throw new HostError('refused', 'it needs an address and a token')
    return {
      url: server.url,
      token: open(keyring, server.sealed_token, SERVER_TOKEN),
      image: server.settings.image ?? config.bots.image,
      address: server.settings.address ?? 'http://{name}:3000',
      installation: server.id,
    }
  }

  return {
    of: async (server) => {
      const known = hosts.get(server.id)
      if (known !== undefined) return known
      const host = make(server)
      hosts.set(server.id, host)
      return host
    },
    machine: async () => {
      await mkdir(root, { recursive: true, mode: 0o711 })
      named ??= readName(path.join(root, 'machine'))
      return named
    },
    forget: async (id) => {
      const host = hosts.get(id)
      hosts.delete(id)
      await host?.close()
    },
    close: async () => {
      await Promise.all([...hosts.values()].map((host) => host.close()))
    },
  }
}

/** @throws HostError refused */
function setting(server: BotServerRow, name: string): string {
  const value = server.settings[name]
  if (value === undefined) throw new HostError('refused', `it needs the setting ${name}`)
  return value
}

/** Written once, whoever is first. */
function readName(file: string): string {
  try {
    writeFileSync(file, newId<string>(), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
