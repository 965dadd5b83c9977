import { z } from 'zod'
import type { BotHost, BotInstance, BotSpec } from '../bot-host.ts'
import { readMarks, showMarked, writeMarks } from '../bot-marks.ts'
import { createDeployerApi } from '../deployer-api.ts'
import { HostError } from '../host-error.ts'
import { isLive, lookUntil } from '../until-live.ts'

export interface DokployHostOptions {
  /** Of the installation: `https://deploy.exemplo.com.br`. */
  url: string
  token: string
  image: string
  projectId: string
  environmentId: string
  /** Where an application answers: `http://{name}:3000` within its network, or a domain that leads there. */
  address: string
  installation: string
  /** How long nothing may run after a deployment was asked for, which pulls an image first. Default two minutes. */
  deadAfterMs?: number
}

const STARTS_WITHIN_MS = 180_000
const ENDS_WITHIN_MS = 60_000
const DEAD_AFTER_MS = 120_000
const VOLUME = '/data'
const STOP_GRACE_NS = 20_000_000_000

/** What it answers; its document says of answers only that there are some. */
const Application = z.object({
  applicationId: z.string(),
  name: z.string(),
  appName: z.string().nullish(),
  description: z.string().nullish(),
})
type Application = z.output<typeof Application>
const Environments = z.array(z.object({ environmentId: z.string(), applications: z.array(Application).default([]) }))
const Containers = z.array(z.object({ state: z.string() }))
const Mounts = z.array(z.object({ mountPath: z.string() }))

/**
 * Each bot is an application of one environment. Its document: https://docs.dokploy.com/docs/api. The API deletes no volumes: a
 * session that is over stays on the deployer's disk until somebody prunes it there.
 */
export function createDokployHost(options: DokployHostOptions): BotHost {
  const { image, installation, environmentId, projectId } = options
  const api = createDeployerApi({
    ...{ name: 'Dokploy', origin: `${options.url.replace(/\/$/, '')}/api`, headers: { 'x-api-key': options.token } },
  })
  const nameOf = (id: string) => `recado-bot-${z.uuid().parse(id)}`
  const post = (path: string, body: object) => api.call('POST', path, { body })

  async function listApplications(): Promise<Application[]> {
    const found = await api.call('GET', '/environment.byProjectId', { query: { projectId } })
    return Environments.parse(found).find((one) => one.environmentId === environmentId)?.applications ?? []
  }

  /** With its application's name of Docker, which Dokploy makes out of the one that was asked for. */
  async function findApplication(id: string): Promise<(Application & { appName: string }) | undefined> {
    const listed = (await listApplications()).find(({ name }) => name === nameOf(id))
    if (listed === undefined) return undefined
    const { applicationId } = listed
    const found = Application.parse(await api.call('GET', '/application.one', { query: { applicationId } }))
    return { ...found, appName: found.appName ?? found.name }
  }

  async function isRunning(appName: string): Promise<boolean> {
    const found = await api.call('GET', '/docker.getContainersByAppNameMatch', { query: { appName } })
    return Containers.parse(found).some(({ state }) => state === 'running')
  }

  async function show(application: Application & { appName: string }): Promise<BotInstance | undefined> {
    const marks = readMarks(installation, application.description)
    if (marks === undefined) return undefined
    return showMarked(marks, await isRunning(application.appName), addressOf(options.address, application.appName))
  }

  async function find(id: string): Promise<BotInstance | undefined> {
    const application = await findApplication(id)
    return application && show(application)
  }

  async function prepare(spec: BotSpec): Promise<Application & { appName: string }> {
    const known = await findApplication(spec.id)
    if (known === undefined) {
      await post('/application.create', { name: nameOf(spec.id), appName: nameOf(spec.id), environmentId })
    }
    const application = known ?? (await findApplication(spec.id))
    if (application === undefined) throw new HostError('refused', 'Dokploy did not make the application')
    const { applicationId } = application
    const login = { username: null, password: null, registryUrl: null }
    await post('/application.saveDockerProvider', { applicationId, dockerImage: image, ...login })
    const where = { DATA_DIR: VOLUME, HOST: '0.0.0.0', PORT: '3000', LEASE_HOLDER: spec.holder, NODE_ENV: 'production' }
    const environment = Object.entries({ ...spec.environment, ...where })
    await post('/application.saveEnvironment', {
      ...{ applicationId, buildArgs: null, buildSecrets: null, createEnvFile: false },
      env: environment.map(([name, value]) => `${name}=${value}`).join('\n'),
    })
    await post('/application.update', {
      applicationId,
      description: writeMarks(installation, spec, image),
      memoryLimit: String(spec.memoryMb * 1024 * 1024),
      cpuLimit: String(Math.round(spec.cpus * 1e9)),
      replicas: 1,
      stopGracePeriodSwarm: STOP_GRACE_NS,
      // Never two at a time: a rolling update would begin the new one first.
      updateConfigSwarm: { Parallelism: 1, Order: 'stop-first' },
    })
    const query = { serviceType: 'application', serviceId: applicationId }
    const mounts = Mounts.parse(await api.call('GET', '/mounts.listByServiceId', { query }))
    if (!mounts.some(({ mountPath }) => mountPath === VOLUME)) {
      const volume = { type: 'volume', volumeName: nameOf(spec.id), mountPath: VOLUME }
      await post('/mounts.create', { ...volume, serviceType: 'application', serviceId: applicationId })
    }
    return application
  }

  async function readLog(id: string, lines: number): Promise<string[]> {
    const application = await findApplication(id)
    if (application === undefined) return []
    const query = { applicationId: application.applicationId, tail: String(Math.min(10_000, lines)) }
    const text = z
      .string()
      .catch('')
      .parse(await api.call('GET', '/application.readLogs', { query, expected: [404] }))
    return text.trim() === '' ? [] : text.trimEnd().split('\n').slice(-lines)
  }

  async function stop(id: string): Promise<void> {
    const application = await findApplication(id)
    if (application === undefined) return
    await post('/application.stop', { applicationId: application.applicationId })
    const ended = await lookUntil(ENDS_WITHIN_MS, async () =>
      (await isRunning(application.appName)) ? undefined : true,
    )
    if (ended === undefined) throw new HostError('busy', 'Dokploy does not stop the bot')
  }

  return {
    program: image,
    find,
    stop,
    readLog,
    async run(spec) {
      const before = await find(spec.id)
      if (before?.running && before.holder !== spec.holder) throw new HostError('busy', 'another of this bot runs')
      if (!before?.running) {
        const { applicationId } = await prepare(spec)
        await post('/application.deploy', { applicationId })
      }
      const dead = options.deadAfterMs ?? DEAD_AFTER_MS
      let seen = performance.now()
      const instance = await lookUntil(STARTS_WITHIN_MS, async () => {
        const found = await find(spec.id)
        if (found?.running) seen = performance.now()
        else if (performance.now() - seen > dead) return 'dead'
        return found?.url !== undefined && (await isLive(found.url)) ? found : undefined
      })
      if (instance !== undefined && instance !== 'dead') return instance
      const last = await readLog(spec.id, 20)
      await stop(spec.id)
      throw new HostError('not_started', `it does not answer: ${last.join(' ')}`)
    },
    async remove(id, { session }) {
      await stop(id)
      const application = session ? await findApplication(id) : undefined
      if (application !== undefined) await post('/application.delete', { applicationId: application.applicationId })
    },
    async list() {
      const listed = (await listApplications()).filter(({ name }) => name.startsWith('recado-bot-'))
      const found = await Promise.all(listed.map(({ name }) => find(name.slice('recado-bot-'.length))))
      return found.filter((instance) => instance !== undefined)
    },
    measure: async () => undefined,
    close: async () => undefined,
  }
}

export function addressOf(pattern: string, name: string): string {
  return pattern.replaceAll('{name}', name).replace(/\/$/, '')
}
