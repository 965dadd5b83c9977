import { z } from 'zod'
import type { BotHost, BotInstance, BotSpec } from '../bot-host.ts'
import { readMarks, showMarked, writeMarks } from '../bot-marks.ts'
import { createDeployerApi } from '../deployer-api.ts'
import { HostError } from '../host-error.ts'
import { isLive, lookUntil } from '../until-live.ts'

export interface CoolifyHostOptions {
  /** Of the installation: `https://coolify.exemplo.com.br`. */
  url: string
  token: string
  image: string
  projectId: string
  serverId: string
  environmentId: string
  environmentName: string
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
const STOP_GRACE_S = 20

const Application = z.object({
  uuid: z.string(),
  name: z.string().nullish(),
  description: z.string().nullish(),
  /** `running:healthy`, `exited:unhealthy`, … */
  status: z.string().nullish(),
})
type Application = z.output<typeof Application>
const Storages = z.object({ persistent_storages: z.array(z.object({ mount_path: z.string().nullish() })) })
const Variable = z.object({ key: z.string() })
const Created = z.object({ uuid: z.string() })
const Logs = z.object({ logs: z.string() })

/** Each bot is an application of one environment. Its document: https://coolify.io/docs/api-reference. */
export function createCoolifyHost(options: CoolifyHostOptions): BotHost {
  const { image, installation } = options
  const api = createDeployerApi({
    name: 'Coolify',
    origin: `${options.url.replace(/\/$/, '')}/api/v1`,
    headers: { authorization: `Bearer ${options.token}` },
  })
  const [imageName, imageTag] = splitImage(image)
  const nameOf = (id: string) => `recado-bot-${z.uuid().parse(id)}`
  const urlOf = (id: string) => options.address.replaceAll('{name}', nameOf(id)).replace(/\/$/, '')

  async function listApplications(): Promise<Application[]> {
    return z.array(Application).parse(await api.call('GET', '/applications'))
  }

  function show(application: Application): BotInstance | undefined {
    const marks = readMarks(installation, application.description)
    if (marks === undefined) return undefined
    return showMarked(marks, (application.status ?? '').startsWith('running'), urlOf(marks.bot))
  }

  async function findApplication(id: string): Promise<Application | undefined> {
    return (await listApplications()).find(({ name }) => name === nameOf(id))
  }

  async function find(id: string): Promise<BotInstance | undefined> {
    const application = await findApplication(id)
    return application && show(application)
  }

  async function create(spec: BotSpec): Promise<string> {
    const body = {
      project_uuid: options.projectId,
      server_uuid: options.serverId,
      environment_name: options.environmentName,
      environment_uuid: options.environmentId,
      ...imageOf(),
      name: nameOf(spec.id),
      description: writeMarks(installation, spec, image),
      ports_exposes: '3000',
      custom_internal_name: nameOf(spec.id),
      is_consistent_container_name_enabled: true,
      connect_to_docker_network: true,
      autogenerate_domain: false,
      instant_deploy: false,
      // While nobody has scanned it answers 503: it is asked by us and not by the deployer.
      health_check_enabled: false,
      stop_grace_period: STOP_GRACE_S,
      ...limitsOf(spec),
    }
    return Created.parse(await api.call('POST', '/applications/dockerimage', { body })).uuid
  }

  async function prepare(spec: BotSpec): Promise<string> {
    const known = await findApplication(spec.id)
    const uuid = known?.uuid ?? (await create(spec))
    if (known !== undefined) {
      const body = { description: writeMarks(installation, spec, image), ...imageOf(), ...limitsOf(spec) }
      await api.call('PATCH', `/applications/${uuid}`, { body })
    }
    const storages = Storages.parse(await api.call('GET', `/applications/${uuid}/storages`))
    if (!storages.persistent_storages.some(({ mount_path }) => mount_path === VOLUME)) {
      const body = { type: 'persistent', name: nameOf(spec.id), mount_path: VOLUME }
      await api.call('POST', `/applications/${uuid}/storages`, { body })
    }
    const where = { DATA_DIR: VOLUME, HOST: '0.0.0.0', PORT: '3000', LEASE_HOLDER: spec.holder, NODE_ENV: 'production' }
    const variables = z.array(Variable).parse(await api.call('GET', `/applications/${uuid}/envs`))
    // What a former start had and this one has not is emptied: the list is added to, and an empty variable is none to a bot.
    const former = Object.fromEntries(variables.map(({ key }) => [key, '']))
    const environment = Object.entries({ ...former, ...spec.environment, ...where })
    // Literal: a `$` in a secret is no variable.
    const data = environment.map(([key, value]) => ({ key, value, is_literal: true, is_preview: false }))
    await api.call('PATCH', `/applications/${uuid}/envs/bulk`, { body: { data } })
    return uuid
  }

  function imageOf() {
    return { docker_registry_image_name: imageName, docker_registry_image_tag: imageTag }
  }

  async function readLog(id: string, lines: number): Promise<string[]> {
    const application = await findApplication(id)
    if (application === undefined) return []
    const path = `/applications/${application.uuid}/logs`
    // One that does not run has none to give.
    const found = await api.call('GET', path, { query: { lines: String(lines) }, expected: [400, 404] })
    const text = Logs.safeParse(found).data?.logs ?? ''
    return text.trim() === '' ? [] : text.trimEnd().split('\n').slice(-lines)
  }

  async function stop(id: string): Promise<void> {
    const application = await findApplication(id)
    if (application === undefined || !(application.status ?? '').startsWith('running')) return
    await api.call('POST', `/applications/${application.uuid}/stop`, { query: { docker_cleanup: 'false' } })
    const ended = await lookUntil(ENDS_WITHIN_MS, async () => ((await find(id))?.running ? undefined : true))
    if (ended === undefined) throw new HostError('busy', 'Coolify does not stop the bot')
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
        const uuid = await prepare(spec)
        await api.call('POST', `/applications/${uuid}/start`)
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
      if (application === undefined) return
      const query = { delete_volumes: 'true', delete_configurations: 'true', delete_connected_networks: 'false' }
      await api.call('DELETE', `/applications/${application.uuid}`, { query, expected: [404] })
      // It is deleted by a job of its own.
      const gone = await lookUntil(ENDS_WITHIN_MS, async () => ((await findApplication(id)) ? undefined : true))
      if (gone === undefined) throw new HostError('busy', 'Coolify does not delete the bot')
    },
    list: async () => (await listApplications()).map(show).filter((instance) => instance !== undefined),
    measure: async () => undefined,
    close: async () => undefined,
  }
}

function limitsOf({ memoryMb, cpus }: BotSpec) {
  return { limits_memory: `${memoryMb}m`, limits_memory_swap: `${memoryMb}m`, limits_cpus: String(cpus) }
}

/** `registry:5000/name:tag`; a colon before a slash is a port. */
function splitImage(image: string): [string, string] {
  const at = image.lastIndexOf(':')
  return at > image.lastIndexOf('/') ? [image.slice(0, at), image.slice(at + 1)] : [image, 'latest']
}
