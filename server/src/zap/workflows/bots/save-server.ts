import type { BotServerId } from '@recado/contracts/ids'
import { isUniqueViolation } from '../../../platform/database/is-unique-violation.ts'
import { errors as platformErrors } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { seal } from '../../../platform/secrets/index.ts'
import type { Services } from '../../../services.ts'
import type { Actor } from '../../../tenancy/actor.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import {
  type BotServerRow,
  deleteServer,
  errors,
  findServer,
  insertServer,
  type NewServer,
  SERVER_TOKEN,
  updateServer,
} from '../../bots/index.ts'

interface Source {
  actor: Actor
  origin: RequestOrigin
}

type Given = Omit<NewServer, 'sealed_token' | 'machine'> & { token?: string | undefined }

/** @throws bot_server_name_taken (409), bot_server_unreachable (422) where it does not answer or refuses the token. */
export async function createBotServer(services: Services, source: Source, given: Given): Promise<string> {
  const { token, ...server } = given
  const sealed_token = token === undefined ? null : seal(services.keyring, token, SERVER_TOKEN)
  const id = newId<string>()
  await requireReachable(services, { ...BLANK, ...server, id, sealed_token })
  await refuseTaken(
    services.control.acrossTenants(async (scope) => {
      await insertServer(scope, { ...server, id, sealed_token })
      await recordControlAct(scope, source, act('created', id, { name: server.name, driver: server.driver }))
    }),
  )
  return id
}

/** @throws not_found, and as createBotServer. */
export async function updateBotServer(
  services: Services,
  source: Source,
  id: BotServerId,
  given: Partial<Omit<Given, 'driver'>> & { accepts_new?: boolean | undefined },
): Promise<void> {
  const { token, ...rest } = given
  const before = await services.control.acrossTenants((scope) => findServer(scope, id))
  if (before === undefined) throw platformErrors.not_found()
  const change = {
    ...withoutAbsent(rest),
    ...(token === undefined ? {} : { sealed_token: seal(services.keyring, token, SERVER_TOKEN) }),
  }
  await services.botHosts.forget(id)
  if (given.url !== undefined || token !== undefined || given.settings !== undefined) {
    await requireReachable(services, { ...before, ...change })
  }
  await refuseTaken(
    services.control.acrossTenants(async (scope) => {
      await updateServer(scope, id, change)
      await recordControlAct(scope, source, act('updated', id, withoutAbsent(rest)))
      await scope.notifyChanged('bot', '*')
    }),
  )
}

/** @throws not_found, bot_server_has_bots (409). */
export async function deleteBotServer(services: Services, source: Source, id: string): Promise<void> {
  await services.control.acrossTenants(async (scope) => {
    if ((await findServer(scope, id)) === undefined) throw platformErrors.not_found()
    if (!(await deleteServer(scope, id))) throw errors.bot_server_has_bots()
    await recordControlAct(scope, source, act('deleted', id, {}))
  })
  await services.botHosts.forget(id)
}

const BLANK = {
  ...{ machine: null, accepts_new: true, memory_free_mb: null, memory_used: null, cpu_used: null, disk_used: null },
  ...{ measured_at: null, problem: null, created_at: new Date(0) },
}

async function requireReachable({ botHosts: hosts }: Services, server: BotServerRow): Promise<void> {
  try {
    await (await hosts.of(server)).list()
  } catch (error) {
    await hosts.forget(server.id)
    throw errors.bot_server_unreachable({ extra: { why: error instanceof Error ? error.message : String(error) } })
  }
}

async function refuseTaken<Result>(saving: Promise<Result>): Promise<Result> {
  return saving.catch((error: unknown) => {
    if (isUniqueViolation(error)) throw errors.bot_server_name_taken()
    throw error
  })
}

function act(verb: string, targetId: string, after: Record<string, unknown>) {
  return { action: `bot_server.${verb}`, targetKind: 'bot_server', targetId, after }
}

function withoutAbsent<Given extends object>(given: Given): { [Key in keyof Given]?: Exclude<Given[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
