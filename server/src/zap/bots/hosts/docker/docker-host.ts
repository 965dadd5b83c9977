import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { BotHost, BotInstance, BotSpec } from '../bot-host.ts'
import { HostError } from '../host-error.ts'
import { measureMachine } from '../process/measure-machine.ts'
import { isLive } from '../until-live.ts'
import { createDockerApi } from './docker-api.ts'
import { readLogFrames } from './read-log-frames.ts'

export interface DockerHostOptions {
  /** `unix:///var/run/docker.sock`, or an origin. */
  url: string
  image: string
  /** `host`, or a bridge network, which is made where it is absent: one whose containers cannot speak to each other. */
  network: string
  /** Tells the bots of this server from those of others on the same Engine. */
  installation: string
}

const STARTS_WITHIN_MS = 90_000
const LOOK_MS = 100
const ENDS_WITHIN_S = 20
const BOT_PORT = 3_000
const VOLUME = '/data'
const LOG_MAX = '5m'
/** Threads too: a Chromium has about 150. */
const PROCESSES_MAX = 500
const BUILT_IN_NETWORKS = ['host', 'bridge']
const INSTALLATION = 'recado.bots.installation'
const MARKS = {
  id: 'recado.bot.id',
  holder: 'recado.bot.holder',
  revision: 'recado.bot.revision',
  port: 'recado.bot.port',
  /** Of a processor, in billionths: its share once it listens. */
  share: 'recado.bot.share',
}

const Inspected = z.object({
  State: z.object({ Status: z.string(), Running: z.boolean(), Restarting: z.boolean() }),
  RestartCount: z.number(),
  HostConfig: z.object({ NanoCpus: z.number() }),
  Config: z.object({ Image: z.string(), Labels: z.record(z.string(), z.string()).nullable() }),
  NetworkSettings: z.object({
    Ports: z.record(z.string(), z.array(z.object({ HostIp: z.string(), HostPort: z.string() })).nullable()).nullish(),
  }),
})
const Volumes = z.object({
  Volumes: z.array(z.object({ Labels: z.record(z.string(), z.string()).nullable() })).nullable(),
})

/** Each bot is a container with a volume; both have the bot's name, so what is made twice is one. */
export function createDockerHost(options: DockerHostOptions): BotHost {
  const { image, network, installation } = options
  const api = createDockerApi(options.url)
  const isLocal = options.url.startsWith('unix://')
  /** Where the Engine's machine is reached. */
  const address = isLocal ? '127.0.0.1' : new URL(options.url).hostname
  const nameOf = (id: string) => `recado-bot-${installation.slice(-12)}-${z.uuid().parse(id)}`

  async function inspect(id: string): Promise<z.output<typeof Inspected> | undefined> {
    const { status, body } = await api.call('GET', `/containers/${nameOf(id)}/json`, { expected: [404] })
    return status === 404 ? undefined : Inspected.parse(JSON.parse(body.toString()))
  }

  async function hasVolume(id: string): Promise<boolean> {
    return (await api.call('GET', `/volumes/${nameOf(id)}`, { expected: [404] })).status !== 404
  }

  async function find(id: string): Promise<BotInstance | undefined> {
    const found = await inspect(id)
    if (found !== undefined) {
      // Whoever started it may have died before it listened.
      await cutToShare(id, found)
      return show(id, found)
    }
    return (await hasVolume(id)) ? absent(id) : undefined
  }

  /** Out of what it gets to start with. */
  async function cutToShare(id: string, { State, Config, HostConfig }: z.output<typeof Inspected>): Promise<void> {
    const share = Number(Config.Labels?.[MARKS.share] ?? 0)
    if (!State.Running || share === 0 || HostConfig.NanoCpus <= share) return
    // It may have ended meanwhile.
    const path = `/containers/${nameOf(id)}/update`
    await api.call('POST', path, { body: { NanoCpus: share }, expected: [404, 409] })
  }

  function show(id: string, { State, Config, NetworkSettings }: z.output<typeof Inspected>): BotInstance {
    if (!State.Running && !State.Restarting) return absent(id)
    const labels = Config.Labels ?? {}
    const published = NetworkSettings.Ports?.[`${BOT_PORT}/tcp`]?.[0]?.HostPort
    const port = labels[MARKS.port] ?? published
    return {
      ...{
        id,
        holder: labels[MARKS.holder],
        revision: Number(labels[MARKS.revision]),
        program: Config.Image,
        running: true,
      },
      url: port === undefined ? undefined : `http://${address}:${port}`,
    }
  }

  async function readLog(id: string, lines: number): Promise<string[]> {
    const { status, body } = await api.call('GET', `/containers/${nameOf(id)}/logs`, {
      query: { stdout: 'true', stderr: 'true', tail: String(lines) },
      expected: [404],
    })
    return status === 404 ? [] : readLogFrames(body).slice(-lines)
  }

  async function stop(id: string): Promise<void> {
    const path = `/containers/${nameOf(id)}/stop`
    await api.call('POST', path, { query: { t: String(ENDS_WITHIN_S) }, expected: [304, 404] })
  }

  async function create(spec: BotSpec): Promise<void> {
    const onHost = network === 'host'
    const port = onHost ? await freePort() : BOT_PORT
    const where = {
      DATA_DIR: VOLUME,
      HOST: onHost ? '127.0.0.1' : '0.0.0.0',
      PORT: String(port),
      LEASE_HOLDER: spec.holder,
    }
    const environment = { NODE_ENV: 'production', ...spec.environment, ...where }
    await api.call('POST', '/containers/create', {
      query: { name: nameOf(spec.id) },
      body: {
        Image: image,
        Env: Object.entries(environment).map(([name, value]) => `${name}=${value}`),
        Labels: {
          [INSTALLATION]: installation,
          ...{ [MARKS.id]: spec.id, [MARKS.holder]: spec.holder, [MARKS.revision]: String(spec.revision) },
          [MARKS.share]: String(nanoCpus(spec.cpus)),
          ...(onHost ? { [MARKS.port]: String(port) } : {}),
        },
        ...(onHost ? {} : { ExposedPorts: { [`${BOT_PORT}/tcp`]: {} } }),
        HostConfig: {
          Memory: spec.memoryMb * 1024 * 1024,
          // No swap beside it: a bot over its bound ends, instead of slowing down its neighbours.
          MemorySwap: spec.memoryMb * 1024 * 1024,
          NanoCpus: nanoCpus(Math.max(spec.startCpus, spec.cpus)),
          PidsLimit: PROCESSES_MAX,
          // After a crash and after a restart of the machine, with its session; the server need not be there.
          RestartPolicy: { Name: 'unless-stopped' },
          NetworkMode: network,
          Mounts: [{ Type: 'volume', Source: nameOf(spec.id), Target: VOLUME }],
          CapDrop: ['ALL'],
          SecurityOpt: ['no-new-privileges'],
          LogConfig: { Type: 'json-file', Config: { 'max-size': LOG_MAX, 'max-file': '2' } },
          ...(onHost
            ? {}
            : { PortBindings: { [`${BOT_PORT}/tcp`]: [{ HostIp: isLocal ? '127.0.0.1' : '', HostPort: '' }] } }),
        },
      },
    })
  }

  async function ensureNetwork(): Promise<void> {
    if (BUILT_IN_NETWORKS.includes(network)) return
    if ((await api.call('GET', `/networks/${network}`, { expected: [404] })).status !== 404) return
    await api.call('POST', '/networks/create', {
      body: { Name: network, Driver: 'bridge', Options: { 'com.docker.network.bridge.enable_icc': 'false' } },
      // Somebody else was faster.
      expected: [409],
    })
  }

  async function listening(spec: BotSpec): Promise<BotInstance> {
    const deadline = performance.now() + STARTS_WITHIN_MS
    // Ends: when it answers, has ended, or at the deadline.
    for (;;) {
      const found = await inspect(spec.id)
      const instance = found && show(spec.id, found)
      if (found !== undefined && instance?.url !== undefined && (await isLive(instance.url))) {
        await cutToShare(spec.id, found)
        return instance
      }
      const gaveUp = found === undefined || found.RestartCount > 0 || found.State.Status === 'exited'
      if (gaveUp || performance.now() > deadline) {
        const last = await readLog(spec.id, 20)
        await stop(spec.id)
        throw new HostError('not_started', `its container is ${found?.State.Status ?? 'gone'}: ${last.join(' ')}`)
      }
      await wait(LOOK_MS)
    }
  }

  return {
    program: image,
    find,
    stop,
    readLog,
    async run(spec) {
      const found = await inspect(spec.id)
      if (found !== undefined && (found.State.Running || found.State.Restarting)) {
        if (found.Config.Labels?.[MARKS.holder] !== spec.holder) {
          throw new HostError('busy', 'another container of this bot runs')
        }
        return (await answering(spec.id, find)) ?? listening(spec)
      }
      if (found !== undefined) await api.call('DELETE', `/containers/${nameOf(spec.id)}`, { query: { force: 'true' } })
      await ensureNetwork()
      const labels = { [INSTALLATION]: installation, [MARKS.id]: spec.id }
      await api.call('POST', '/volumes/create', { body: { Name: nameOf(spec.id), Labels: labels } })
      await create(spec)
      await api.call('POST', `/containers/${nameOf(spec.id)}/start`, { expected: [304] })
      return listening(spec)
    },
    async remove(id, { session }) {
      await stop(id)
      const query = { force: 'true' }
      await api.call('DELETE', `/containers/${nameOf(id)}`, { query, expected: [404] })
      if (session) await api.call('DELETE', `/volumes/${nameOf(id)}`, { query, expected: [404] })
    },
    async list() {
      const filters = JSON.stringify({ label: [`${INSTALLATION}=${installation}`] })
      const { body } = await api.call('GET', '/volumes', { query: { filters } })
      const ids = (Volumes.parse(JSON.parse(body.toString())).Volumes ?? []).flatMap(
        ({ Labels }) => Labels?.[MARKS.id] ?? [],
      )
      const found = await Promise.all(ids.map(find))
      return found.filter((instance) => instance !== undefined)
    },
    measure: async () => (isLocal ? measureMachine('/') : undefined),
    close: () => api.close(),
  }
}

function nanoCpus(cpus: number): number {
  return Math.round(cpus * 1e9)
}

function absent(id: string): BotInstance {
  return { id, holder: undefined, revision: undefined, program: undefined, running: false, url: undefined }
}

/** One that the Engine has just started again by itself may need a moment. */
async function answering(id: string, find: (id: string) => Promise<BotInstance | undefined>) {
  const deadline = performance.now() + STARTS_WITHIN_MS
  // Ends: when it answers, is gone, or at the deadline.
  for (;;) {
    const instance = await find(id)
    if (instance === undefined || !instance.running) return undefined
    if (instance.url !== undefined && (await isLive(instance.url))) return instance
    if (performance.now() > deadline) return undefined
    await wait(LOOK_MS)
  }
}

/** On the network of the host each needs a port of its own. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
  const found = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (found === null || typeof found === 'string') throw new HostError('unreachable', 'this machine gives no port')
  return found.port
}
