import {
  type Answer,
  type Call,
  type DeployerStandIn,
  Fault,
  type Kind,
  type Launcher,
  requireFields,
  startDeployer,
} from './deployer.ts'

export interface CoolifyStandIn extends DeployerStandIn {
  projectId: string
  serverId: string
  environmentId: string
  environmentName: string
}

interface App {
  uuid: string
  name: string
  description: string
  image: string
  environment: Record<string, string>
  storage: string | undefined
  /** Between the request and what becomes of it. */
  queued: boolean
}

const IMAGE: Record<string, Kind> = { docker_registry_image_name: 'text', docker_registry_image_tag: 'text' }
const LIMITS: Record<string, Kind> = { limits_memory: 'text', limits_memory_swap: 'text', limits_cpus: 'text' }
const CREATE: Record<string, Kind> = {
  ...{
    project_uuid: 'text',
    server_uuid: 'text',
    environment_name: 'text',
    environment_uuid: 'text',
    ...IMAGE,
    ...LIMITS,
  },
  ...{ name: 'text', description: 'text', domains: 'text', ports_exposes: 'text', custom_internal_name: 'text?' },
  ...{ is_consistent_container_name_enabled: 'boolean', connect_to_docker_network: 'boolean' },
  ...{ autogenerate_domain: 'boolean', instant_deploy: 'boolean', health_check_enabled: 'boolean' },
  ...{ stop_grace_period: 'number' },
}
const REQUIRED = ['project_uuid', 'server_uuid', 'environment_name', 'environment_uuid', 'docker_registry_image_name']

/** Coolify 4.3's API as its document has it, as far as bots need: a request that is not as it says is answered 400. */
export async function startCoolify(launcher: Launcher): Promise<CoolifyStandIn> {
  const ids = {
    projectId: 'project-1',
    serverId: 'server-1',
    environmentId: 'environment-1',
    environmentName: 'production',
  }
  const apps = new Map<string, App>()
  let made = 0

  const view = ({ uuid, name, description, image }: App) => ({
    ...{ uuid, name, description, docker_registry_image_name: image.split(':')[0] },
    status: launcher.isRunning(name) ? 'running:unknown' : 'exited:unhealthy',
  })

  async function deploy(app: App): Promise<void> {
    app.queued = true
    await launcher.stop(app.name)
    const { name, image, environment, storage = '' } = app
    await launcher.start({ name, image, environment, volume: storage }).finally(() => {
      app.queued = false
    })
  }

  async function answer({ method, path, query, body }: Call): Promise<Answer> {
    if (path === '/applications' && method === 'GET') {
      requireFields(query, { tag: 'text' }, [])
      return { status: 200, body: [...apps.values()].map(view) }
    }
    if (path === '/applications/dockerimage' && method === 'POST') {
      requireFields(body, CREATE, REQUIRED)
      if (body.project_uuid !== ids.projectId || body.server_uuid !== ids.serverId)
        throw new Fault(404, 'Project not found.')
      made += 1
      const uuid = `app${made}`
      const image = `${body.docker_registry_image_name}:${body.docker_registry_image_tag ?? 'latest'}`
      const { name, description } = body
      apps.set(uuid, {
        ...{ uuid, image, name: String(name), description: String(description ?? '') },
        ...{ environment: {}, storage: undefined, queued: false },
      })
      return { status: 201, body: { uuid } }
    }
    const [, uuid = '', what = ''] = /^\/applications\/([^/]+)(\/.*)?$/.exec(path) ?? []
    const app = apps.get(uuid)
    if (app === undefined) throw new Fault(404, 'Application not found.')
    return answerOf(app, { method, path: what, query, body })
  }

  async function answerOf(app: App, { method, path, query, body }: Call): Promise<Answer> {
    switch (`${method} ${path}`) {
      case 'GET ':
        return { status: 200, body: view(app) }
      case 'PATCH ': {
        requireFields(body, { ...IMAGE, ...LIMITS, name: 'text', description: 'text', stop_grace_period: 'number' }, [])
        if (body.description !== undefined) app.description = String(body.description)
        if (body.docker_registry_image_name !== undefined) {
          app.image = `${body.docker_registry_image_name}:${body.docker_registry_image_tag ?? 'latest'}`
        }
        return { status: 200, body: { uuid: app.uuid } }
      }
      case 'DELETE ': {
        const flags = ['delete_configurations', 'delete_volumes', 'docker_cleanup', 'delete_connected_networks']
        requireFields(query, Object.fromEntries(flags.map((name) => [name, ['true', 'false']])), [])
        await launcher.stop(app.name)
        if (query.delete_volumes !== 'false' && app.storage !== undefined) await launcher.deleteVolume(app.storage)
        apps.delete(app.uuid)
        return { status: 200, body: { message: 'Application deletion request queued.' } }
      }
      case 'GET /storages': {
        const storages = app.storage === undefined ? [] : [{ name: app.storage, mount_path: '/data' }]
        return { status: 200, body: { persistent_storages: storages, file_storages: [] } }
      }
      case 'POST /storages': {
        const fields: Record<string, Kind> = {
          type: ['persistent', 'file'],
          name: 'text',
          mount_path: 'text',
          host_path: 'text?',
        }
        requireFields(body, fields, ['type', 'mount_path'])
        app.storage = String(body.name)
        return { status: 201, body: {} }
      }
      case 'GET /envs':
        return { status: 200, body: Object.entries(app.environment).map(([key, value]) => ({ uuid: key, key, value })) }
      case 'PATCH /envs/bulk': {
        requireFields(body, { data: 'list' }, ['data'])
        for (const one of body.data as Record<string, unknown>[]) {
          const flags: Record<string, Kind> = {
            is_preview: 'boolean',
            is_literal: 'boolean',
            is_multiline: 'boolean',
            is_shown_once: 'boolean',
          }
          requireFields(one, { key: 'text', value: 'text?', ...flags }, ['key', 'value'])
          app.environment[String(one.key)] = String(one.value)
        }
        return { status: 201, body: [] }
      }
      case 'POST /start': {
        requireFields(query, { force: ['true', 'false'], instant_deploy: ['true', 'false'] }, [])
        // It is queued: the answer comes before it runs.
        void deploy(app).catch(() => undefined)
        return { status: 200, body: { message: 'Deployment request queued.', deployment_uuid: 'deployment1' } }
      }
      case 'POST /stop': {
        requireFields(query, { docker_cleanup: ['true', 'false'] }, [])
        void launcher.stop(app.name)
        return { status: 200, body: { message: 'Application stopping request queued.' } }
      }
      case 'GET /logs': {
        requireFields(query, { lines: 'text', show_timestamps: ['true', 'false'] }, [])
        const lines = launcher.log(app.name).trimEnd().split('\n')
        return { status: 200, body: { logs: lines.slice(-Number(query.lines ?? 100)).join('\n') } }
      }
      default:
        throw new Fault(404, `${method} /applications/…${path} is not in the document`)
    }
  }

  const readToken = (request: { headers: Record<string, unknown> }) =>
    /^Bearer (.+)$/.exec(String(request.headers.authorization ?? ''))?.[1]
  const deployer = await startDeployer({ prefix: '/api/v1', readToken, launcher, answer })
  return { ...deployer, ...ids }
}
