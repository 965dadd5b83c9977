import type { Services } from '../../../services.ts'
import {
  askHealth,
  type BotHost,
  type BotRow,
  decideRelease,
  findReleases,
  insertBotEvent,
  insertRelease,
  judgeHealth,
  noteVersion,
  type ReleaseRow,
  raiseAlert,
  renewRevision,
} from '../../bots/index.ts'

/** How long the first bot of a version of WhatsApp Web may take to work again; then all the others follow. */
export const CANARY_MS = 20_000
/** A new program starts a process. */
const PROGRAM_CANARY_MS = 90_000

/**
 * Brings running bots to the WhatsApp Web version in effect, one of them first.
 * @returns whether there is more to do soon.
 */
export async function rollVersion(services: Services, rows: readonly BotRow[]): Promise<boolean> {
  const { control } = services
  const { effective, trying } = await control.acrossTenants((scope) => findReleases(scope, 'wa_version'))
  const running = rows.filter(({ wanted, found, url }) => wanted === 'running' && found === 'running' && url !== null)
  if (trying !== undefined) {
    const canary = running.find(({ id }) => id === trying.canary_id)
    if (canary === undefined) return judge(services, trying, undefined, effective?.version ?? null)
    if (canary.wa_version !== trying.version) {
      await setVersion(services, canary, trying.version)
      return true
    }
    return judge(services, trying, canary, effective?.version ?? null)
  }
  if (effective === undefined) return false
  const behind = running.filter(({ wa_version }) => wa_version !== effective.version)
  await Promise.all(behind.map((row) => setVersion(services, row, effective.version)))
  return false
}

async function judge(
  services: Services,
  trying: ReleaseRow,
  canary: BotRow | undefined,
  before: string | null,
): Promise<boolean> {
  const { control, clock, config } = services
  const answer = canary?.url ? await askHealth(canary.url, services.botRules.answer_ms) : undefined
  const judgement = judgeHealth(answer)
  const works = judgement === 'well' || (judgement === 'waiting' && answer?.status !== 'version_outdated')
  if (works) {
    await control.acrossTenants((scope) => decideRelease(scope, trying.id, 'all'))
    return true
  }
  if (trying.canary_until !== null && trying.canary_until > clock.now() && answer?.status !== 'version_outdated')
    return true
  const why = answer?.reason ?? answer?.status ?? 'o bot não respondeu'
  await control.acrossTenants(async (scope) => {
    await decideRelease(scope, trying.id, 'stopped', why)
    const detail = { version: trying.version ?? '', why }
    await raiseAlert(scope, config.alerts, { kind: 'release_stopped', subject: trying.id, detail })
  })
  if (canary !== undefined) await setVersion(services, canary, before)
  return true
}

async function setVersion(services: Services, row: BotRow, version: string | null): Promise<void> {
  const { tenant_id: tenantId, id, settings } = row
  const bot = { tenantId, connectionId: id, generation: settings.token_generation }
  if ((await services.callBot.command(bot, { command: 'set_version', version })).kind !== 'done') return
  await services.control.acrossTenants(async (scope) => {
    await noteVersion(scope, row.id, version)
    await insertBotEvent(scope, row, 'version_set', version ?? '')
  })
}

/**
 * Brings the bots of one host to the program that it starts now: one first, then a few at a time, each let go of its session
 * before its successor begins.
 */
export async function rollProgram(services: Services, host: BotHost, rows: readonly BotRow[]): Promise<boolean> {
  const { control, clock, config, botRules: rules } = services
  const running = rows.filter(({ wanted, found }) => wanted === 'running' && found === 'running')
  const behind = running.filter(({ program }) => program !== host.program)
  const { effective, trying, latest } = await control.acrossTenants((scope) => findReleases(scope, 'program'))
  if (trying?.version === host.program) {
    const canary = rows.find(({ id }) => id === trying.canary_id)
    const isThere = canary?.found === 'running' && canary.program === host.program && canary.url !== null
    const judgement = isThere ? judgeHealth(await askHealth(canary.url ?? '', rules.answer_ms)) : 'unreachable'
    if (judgement === 'well' || judgement === 'waiting') {
      await control.acrossTenants((scope) => decideRelease(scope, trying.id, 'all'))
      return true
    }
    if (trying.canary_until !== null && trying.canary_until > clock.now()) return true
    const why = canary?.problem ?? canary?.health ?? 'o bot não respondeu'
    await control.acrossTenants(async (scope) => {
      await decideRelease(scope, trying.id, 'stopped', why)
      const detail = { version: host.program, why }
      await raiseAlert(scope, config.alerts, { kind: 'release_stopped', subject: trying.id, detail })
    })
    return false
  }
  if (behind.length === 0) return false
  if (effective?.version === host.program) {
    const starting = rows.filter((row) => row.wanted === 'running' && row.found !== 'running').length
    const pending = running.filter(({ revision, running_revision: is }) => revision !== is).length
    const next = behind.filter(({ revision, running_revision: is }) => revision === is)
    const some = next.slice(0, Math.max(0, rules.starts_at_once - starting - pending))
    await control.acrossTenants(async (scope) => {
      for (const { id } of some) await renewRevision(scope, id, null)
    })
    return true
  }
  // It was tried and did not work: nothing more happens until there is another one.
  if (latest?.version === host.program && latest.state === 'stopped') return false
  const [canary] = [...behind].sort((a, b) => a.failed_checks - b.failed_checks)
  if (canary === undefined) return false
  await control.acrossTenants(async (scope) => {
    await insertRelease(scope, {
      ...{ kind: 'program', version: host.program, state: 'canary', canary_id: canary.id },
      canary_until: new Date(clock.now().getTime() + PROGRAM_CANARY_MS),
    })
    await renewRevision(scope, canary.id, null)
  })
  return true
}
