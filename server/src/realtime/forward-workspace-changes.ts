import type { WorkspaceChange } from '@recado/contracts/events'
import { Instant } from '@recado/contracts/wire'
import type { Services } from '../services.ts'
import { workspaceRoom } from './rooms.ts'
import { emitTo, type SocketServer } from './socket-server.ts'

/**
 * Tells members of what is in no company's log: that the company's own settings or the brand of its pages changed, the
 * latter also when it is inherited from the partner or the platform. Who is not connected reads both when they come back.
 */
export function forwardWorkspaceChanges(
  { changes, clock }: Pick<Services, 'changes' | 'clock'>,
  io: SocketServer,
): void {
  const say = (
    kind: WorkspaceChange['kind'],
    concerns: (tenant: { id: string; partnerId: string | null }) => boolean,
  ) => {
    const tenants = new Set<string>()
    for (const { data } of io.of('/').sockets.values()) {
      if (data.person?.kind === 'member' && concerns(data.tenant)) tenants.add(data.tenant.id)
    }
    if (tenants.size === 0) return
    const event = { name: 'workspace.changed', data: { kind }, occurred_at: Instant.encode(clock.now()) }
    emitTo(io.local.to([...tenants].map(workspaceRoom)), 'events', { events: [event] })
  }
  changes.on('brand', (id) =>
    say('brand', (tenant) => id === 'platform' || id === '*' || tenant.id === id || tenant.partnerId === id),
  )
  changes.on('tenant', (id) => {
    // Of all at once it is a migration's end, which changes nothing that is shown.
    if (id !== '*') say('tenant', (tenant) => tenant.id === id)
  })
}
