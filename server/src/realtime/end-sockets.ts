import type { MemberId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import { findMemberRights } from '../core/members/index.ts'
import { errors } from '../platform/errors.ts'
import type { Services } from '../services.ts'
import type { MemberActor } from '../tenancy/actor.ts'
import { isSystemRole, type RoleRights } from '../tenancy/roles.ts'
import type { Tenant } from '../tenancy/tenant.ts'
import { socketProblem } from './socket-problem.ts'
import { emitTo, type OurSocket, type SocketServer } from './socket-server.ts'

/** A socket is let in anew after so long, whatever its session did meanwhile. */
const LONGEST_MS = 12 * 3_600_000
const SWEEP_MS = 60_000

/**
 * Ends sockets whose right to be there ended. A revoked session is told so and disconnected for good. When what a person
 * or a tenant may do changed, or we cannot know whether it did, the connection is dropped so that the client comes back by
 * itself and is admitted, or not, by what is true then; its cursor makes that seamless.
 *
 * @returns what stops it.
 */
export function endSockets(services: Services, io: SocketServer): () => void {
  const { sockets } = io.of('/')
  const { changes, clock } = services
  let stopped = false
  const each = (matches: (socket: OurSocket) => boolean, act: (socket: OurSocket) => void) => {
    if (stopped) return
    for (const socket of [...sockets.values()]) if (socket.data.person !== undefined && matches(socket)) act(socket)
  }

  changes.on('session', (id) =>
    each(
      ({ data: { person } }) => person.kind === 'member' && (id === '*' || person.sessionId === id),
      id === '*' ? drop : (socket) => dismiss(services, socket),
    ),
  )
  changes.on('identity', (id) =>
    each(({ data: { person } }) => {
      if (person.kind !== 'member') return false
      const { identityId, impersonator } = person.actor
      return identityId === id || impersonator?.identityId === id
    }, drop),
  )
  changes.on('tenant', (id) => {
    if (id === '*') return
    each(
      ({ data }) => data.tenant.id === id,
      (socket) => void dropIfChanged(services, socket),
    )
    void dropWhoseRoleChanged(services, id, each).catch((error: Error) =>
      services.log.warn({ err: error, tenant_id: id }, 'roles behind sockets could not be read'),
    )
  })
  const sweep = setInterval(() => {
    const before = clock.now().getTime() - LONGEST_MS
    each(({ data }) => data.admittedAt < before, drop)
  }, SWEEP_MS)
  sweep.unref()
  return () => {
    stopped = true
    clearInterval(sweep)
  }
}

/** The client reconnects by itself: to it the line went down. */
export function drop(socket: OurSocket): void {
  socket.conn.close()
}

function dismiss(services: Services, socket: OurSocket): void {
  const locale: Locale = socket.data.tenant.locale
  emitTo(socket, 'session_ended', socketProblem(services, errors.unauthenticated(), locale))
  socket.disconnect(true)
}

/**
 * A role of the company may have changed, and with it what those who have it see and may do. Each socket is compared with
 * what is true now: one that came back meanwhile stays.
 */
async function dropWhoseRoleChanged(
  services: Services,
  tenantId: string,
  each: (matches: (socket: OurSocket) => boolean, act: (socket: OurSocket) => void) => void,
): Promise<void> {
  const members = new Set<MemberId>()
  let tenant: Tenant | undefined
  each(
    (socket) => socket.data.tenant.id === tenantId && customRoleOf(socket) !== undefined,
    (socket) => {
      tenant = socket.data.tenant
      members.add(customRoleOf(socket)?.memberId as MemberId)
    },
  )
  if (tenant === undefined) return
  const rights = await services.withTenant({ tenant, actor: { kind: 'system', name: 'sockets' } }, async (scope) => {
    const found = new Map<MemberId, RoleRights | undefined>()
    for (const memberId of members) found.set(memberId, await findMemberRights(scope, memberId))
    return found
  })
  each((socket) => {
    const actor = customRoleOf(socket)
    if (actor === undefined || actor.memberId === null || !rights.has(actor.memberId)) return false
    const now = rights.get(actor.memberId)
    return now === undefined || !gives(now, actor)
  }, drop)
}

/** The system's own roles never change. */
function customRoleOf({ data: { person } }: OurSocket): MemberActor | undefined {
  if (person.kind !== 'member' || person.memberId === null) return undefined
  return isSystemRole(person.actor.role) ? undefined : person.actor
}

function gives({ visibility, permissions }: RoleRights, actor: MemberActor): boolean {
  return visibility === actor.visibility && new Set(permissions).symmetricDifference(actor.permissions).size === 0
}

async function dropIfChanged(services: Services, socket: OurSocket): Promise<void> {
  const before = socket.data.tenant
  const now = await services.tenants.find({ id: before.id }).catch(() => undefined)
  if (now?.status !== before.status || now.placement.epoch !== before.placement.epoch) drop(socket)
}
