import type { MemberId, TenantId } from '@recado/contracts/ids'
import { newId } from '../../platform/ids.ts'
import type { Logger } from '../../platform/logger.ts'
import type { TenantDirectory } from '../../tenancy/tenant-directory.ts'
import type { TenantScope, WithTenant } from '../../tenancy/tenant-scope.ts'
import { holdPresence, listPresent, type PresentMember, releasePresence } from './member-presence.sql.ts'

export interface PresenceKeeperOptions {
  tenants: Pick<TenantDirectory, 'find'>
  withTenant: WithTenant
  log: Logger
  /** Somebody of a tenant came, went or changed their status, here or elsewhere. */
  onChange(tenantId: TenantId, changes: readonly PresentMember[]): void
  /** How often this node says who is here. Default 30 s. */
  heartbeatMs?: number
  /** For how long it is believed. Default 100 s. */
  timeToLiveMs?: number
  /** How long somebody without a socket still counts as here. Default 5 s. */
  graceMs?: number
}

/** Who is present, as one node knows it. */
export interface PresenceKeeper {
  arrive(tenantId: TenantId, memberId: MemberId): Promise<void>
  leave(tenantId: TenantId, memberId: MemberId): void
  /** Writes what this node holds, reads what all hold, and tells of differences. */
  refresh(tenantId: TenantId): Promise<void>
  /** As last read. */
  present(tenantId: TenantId): PresentMember[]
  close(): Promise<void>
}

interface TenantBoard {
  /** Open sockets here, by member; 0 during the grace. */
  sockets: Map<MemberId, number>
  known: Map<MemberId, PresentMember['status']>
}

export function createPresenceKeeper(options: PresenceKeeperOptions): PresenceKeeper {
  const { log, heartbeatMs = 30_000, timeToLiveMs = 100_000, graceMs = 5_000 } = options
  const nodeId = newId<string>()
  const boards = new Map<TenantId, TenantBoard>()
  const graces = new Set<NodeJS.Timeout>()

  const inTenant = async (tenantId: TenantId, work: (scope: TenantScope) => Promise<void>): Promise<void> => {
    const tenant = await options.tenants.find({ id: tenantId })
    if (tenant === undefined) return
    await options.withTenant({ tenant, actor: { kind: 'system', name: 'presence' } }, work)
  }

  const refresh = async (tenantId: TenantId): Promise<void> => {
    const board = boards.get(tenantId)
    if (board === undefined) return
    let present: PresentMember[] = []
    await inTenant(tenantId, async (scope) => {
      const memberIds = [...board.sockets.keys()]
      const expiresAt = new Date(scope.clock.now().getTime() + timeToLiveMs)
      if (memberIds.length > 0) await holdPresence(scope, { nodeId, memberIds, expiresAt })
      present = await listPresent(scope)
    })
    tellDifferences(tenantId, board, present)
  }

  const tellDifferences = (tenantId: TenantId, board: TenantBoard, present: readonly PresentMember[]) => {
    const now = new Map(present.map(({ memberId, status }) => [memberId, status]))
    const gone = [...board.known.keys()].filter((memberId) => !now.has(memberId))
    const changes: PresentMember[] = [
      ...present.filter(({ memberId, status }) => board.known.get(memberId) !== status),
      ...gone.map((memberId) => ({ memberId, status: 'offline' as const })),
    ]
    board.known = now
    if (changes.length > 0) options.onChange(tenantId, changes)
  }

  // What fails now is said again at the next heartbeat.
  const tryRefresh = (tenantId: TenantId): Promise<void> =>
    refresh(tenantId).catch((error: Error) => log.warn({ err: error, tenant_id: tenantId }, 'presence not written'))

  const depart = async (tenantId: TenantId, memberId: MemberId): Promise<void> => {
    const board = boards.get(tenantId)
    if (board === undefined || board.sockets.get(memberId) !== 0) return
    board.sockets.delete(memberId)
    await inTenant(tenantId, (scope) => releasePresence(scope, { nodeId, memberIds: [memberId] }))
    // Also when they came back meanwhile: their row may just have been deleted.
    if (board.sockets.size > 0) await refresh(tenantId)
    else boards.delete(tenantId)
  }

  const heartbeat = setInterval(() => {
    for (const tenantId of boards.keys()) void tryRefresh(tenantId)
  }, heartbeatMs)
  heartbeat.unref()

  return {
    refresh: tryRefresh,
    present: (tenantId) => [...(boards.get(tenantId)?.known ?? [])].map(([memberId, status]) => ({ memberId, status })),
    arrive: async (tenantId, memberId) => {
      const board = boards.get(tenantId) ?? { sockets: new Map(), known: new Map() }
      boards.set(tenantId, board)
      const open = board.sockets.get(memberId)
      board.sockets.set(memberId, (open ?? 0) + 1)
      if (open === undefined) await tryRefresh(tenantId)
    },
    leave: (tenantId, memberId) => {
      const board = boards.get(tenantId)
      const open = board?.sockets.get(memberId)
      if (board === undefined || open === undefined || open === 0) return
      board.sockets.set(memberId, open - 1)
      if (open > 1) return
      const grace = setTimeout(() => {
        graces.delete(grace)
        depart(tenantId, memberId).catch((error: Error) =>
          log.warn({ err: error, tenant_id: tenantId }, 'presence not released'),
        )
      }, graceMs)
      grace.unref()
      graces.add(grace)
    },
    close: async () => {
      clearInterval(heartbeat)
      for (const grace of graces) clearTimeout(grace)
      const held = [...boards]
        .map(([tenantId, { sockets }]) => ({ tenantId, memberIds: [...sockets.keys()] }))
        .filter(({ memberIds }) => memberIds.length > 0)
      boards.clear()
      await Promise.allSettled(
        held.map(({ tenantId, memberIds }) =>
          inTenant(tenantId, (scope) => releasePresence(scope, { nodeId, memberIds })),
        ),
      )
    },
  }
}
