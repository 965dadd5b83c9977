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

export interface DokployStandIn extends DeployerStandIn {
  projectId: string
  environmentId: string
}

interface App {
  applicationId: string
  name: string
  appName: string
  description: string | null
  dockerImage: string | null
  env: string
  applicationStatus: 'idle' | 'running' | 'done' | 'error'
  memoryLimit: string | null
  mounts: { mountId: string; type: string; volumeName: string; mountPath: string }[]
}

const ID: Record<string, Kind> = { applicationId: 'text' }
const UPDATE: Record<string, Kind> = {
  ...{ applicationId: 'text', name: 'text', description: 'text?', memoryLimit: 'text?', memoryReservation: 'text?' },
  ...{ cpuLimit: 'text?', cpuReservation: 'text?', replicas: 'number', stopGracePeriodSwarm: 'number' },
  ...{ updateConfigSwarm: 'object', restartPolicySwarm: 'object', labelsSwarm: 'object' },
}

/** Dokploy 0.30's API as its document has it, as far as bots need: a request that is not as it says is answered 400. */
export async function startDokploy(launcher: Launcher): Promise<DokployStandIn> {
  const projectId = 'project-1'
  const environmentId = 'environment-1'
  const apps = new Map<string, App>()
  let made = 0

  function get(id: unknown): App {
    const app = apps.get(String(id))
    if (app === undefined) throw new Fault(404, 'Application not found')
    return app
  }

  async function deploy(app: App): Promise<void> {
    const [mount] = app.mounts
    if (app.dockerImage === null || mount === undefined) throw new Fault(400, 'an image and a volume are needed here')
    await launcher.stop(app.appName)
    const lines = app.env.split('\n').filter((line) => line !== '')
    const environment = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    )
    await launcher.start({ name: app.appName, image: app.dockerImage, environment, volume: mount.volumeName })
    app.applicationStatus = 'done'
  }

  async function answer({ method, path, query, body }: Call): Promise<Answer> {
    switch (`${method} ${path}`) {
      case 'GET /environment.byProjectId': {
        requireFields(query, { projectId: 'text' }, ['projectId'])
        const applications = [...apps.values()].map(({ applicationId, name, description, applicationStatus }) => ({
          ...{ applicationId, name, description, applicationStatus },
        }))
        return { status: 200, body: [{ environmentId, name: 'production', projectId, applications }] }
      }
      case 'GET /application.one': {
        requireFields(query, ID, ['applicationId'])
        return { status: 200, body: get(query.applicationId) }
      }
      case 'POST /application.create': {
        const fields: Record<string, Kind> = {
          name: 'text',
          appName: 'text',
          description: 'text?',
          environmentId: 'text',
          serverId: 'text?',
        }
        requireFields(body, fields, ['name', 'environmentId'])
        if (!/^[a-zA-Z0-9._-]{1,63}$/.test(String(body.appName))) throw new Fault(400, 'appName is malformed')
        if (body.environmentId !== environmentId) throw new Fault(404, 'Environment not found')
        made += 1
        const applicationId = `application-${made}`
        // It adds something random to the name that is asked for.
        const appName = `${String(body.appName).slice(0, 56)}-x${made}`
        apps.set(applicationId, {
          ...{ applicationId, appName, name: String(body.name), description: null, dockerImage: null, env: '' },
          ...{ applicationStatus: 'idle', memoryLimit: null, mounts: [] },
        })
        return { status: 200, body: { applicationId } }
      }
      case 'POST /application.saveDockerProvider': {
        const fields: Record<string, Kind> = {
          ...ID,
          dockerImage: 'text?',
          username: 'text?',
          password: 'text?',
          registryUrl: 'text?',
        }
        requireFields(body, fields, Object.keys(fields))
        get(body.applicationId).dockerImage = String(body.dockerImage)
        return { status: 200, body: true }
      }
      case 'POST /application.saveEnvironment': {
        const fields: Record<string, Kind> = {
          ...ID,
          env: 'text?',
          buildArgs: 'text?',
          buildSecrets: 'text?',
          createEnvFile: 'boolean',
        }
        requireFields(body, fields, Object.keys(fields))
        get(body.applicationId).env = String(body.env)
        return { status: 200, body: true }
      }
      case 'POST /application.update': {
        requireFields(body, UPDATE, ['applicationId'])
        const config = body.updateConfigSwarm as Record<string, unknown> | null | undefined
        if (config)
          requireFields(
            config,
            {
              Parallelism: 'number',
              Delay: 'number',
              FailureAction: 'text',
              Monitor: 'number',
              MaxFailureRatio: 'number',
              Order: 'text',
            },
            ['Parallelism', 'Order'],
          )
        if (body.memoryLimit != null && !/^\d+$/.test(String(body.memoryLimit)))
          throw new Fault(400, 'memoryLimit is in bytes')
        Object.assign(get(body.applicationId), body)
        return { status: 200, body: true }
      }
      case 'POST /application.deploy': {
        requireFields(body, { ...ID, title: 'text', description: 'text' }, ['applicationId'])
        const app = get(body.applicationId)
        app.applicationStatus = 'running'
        // It is queued: the answer comes before it runs.
        void deploy(app).catch(() => {
          app.applicationStatus = 'error'
        })
        return { status: 200, body: { message: 'Deployment queued' } }
      }
      case 'POST /application.stop': {
        requireFields(body, ID, ['applicationId'])
        const app = get(body.applicationId)
        await launcher.stop(app.appName)
        app.applicationStatus = 'idle'
        return { status: 200, body: app }
      }
      case 'POST /application.delete': {
        requireFields(body, ID, ['applicationId'])
        const app = get(body.applicationId)
        await launcher.stop(app.appName)
        apps.delete(app.applicationId)
        return { status: 200, body: app }
      }
      case 'GET /application.readLogs': {
        requireFields(query, { ...ID, tail: 'text', since: 'text', search: 'text' }, ['applicationId'])
        const tail = Number(query.tail ?? 100)
        if (!Number.isInteger(tail) || tail < 1 || tail > 10_000) throw new Fault(400, 'tail is malformed')
        const lines = launcher.log(get(query.applicationId).appName).trimEnd().split('\n')
        return { status: 200, body: lines.slice(-tail).join('\n') }
      }
      case 'GET /docker.getContainersByAppNameMatch': {
        requireFields(query, { appName: 'text', appType: ['stack', 'docker-compose'], serverId: 'text' }, ['appName'])
        const state = launcher.isRunning(String(query.appName)) ? 'running' : 'exited'
        return { status: 200, body: [{ containerId: 'c1', name: `${query.appName}.1`, state, status: state }] }
      }
      case 'GET /mounts.listByServiceId': {
        requireFields(query, { serviceType: 'text', serviceId: 'text' }, ['serviceType', 'serviceId'])
        return { status: 200, body: get(query.serviceId).mounts }
      }
      case 'POST /mounts.create': {
        const services = ['application', 'postgres', 'mysql', 'mariadb', 'mongo', 'redis', 'compose', 'libsql']
        const fields: Record<string, Kind> = {
          ...{
            type: ['bind', 'volume', 'file'],
            hostPath: 'text?',
            volumeName: 'text?',
            content: 'text?',
            mountPath: 'text',
          },
          ...{ filePath: 'text?', serviceType: services, serviceId: 'text' },
        }
        requireFields(body, fields, ['type', 'mountPath', 'serviceId'])
        const app = get(body.serviceId)
        const { type, volumeName, mountPath } = body
        app.mounts.push({
          mountId: `mount-${made}`,
          type: String(type),
          volumeName: String(volumeName),
          mountPath: String(mountPath),
        })
        return { status: 200, body: true }
      }
      default:
        throw new Fault(404, `${method} ${path} is not in the document`)
    }
  }

  const readToken = (request: { headers: Record<string, unknown> }) => String(request.headers['x-api-key'] ?? '')
  const deployer = await startDeployer({ prefix: '/api', readToken, launcher, answer })
  return { ...deployer, projectId, environmentId }
}
