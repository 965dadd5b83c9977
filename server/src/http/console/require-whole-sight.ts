import { viewerOf } from '../../chat/conversations/index.ts'
import { errors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'

/**
 * For what carries every conversation out at once: the log of events, the bodies of webhooks and where they go, the secret
 * by which anybody can be any visitor. Whoever
 * sees their own or their team's conversations has no such place, whatever else their role allows. @throws forbidden (403)
 */
export function requireWholeSight(scope: TenantScope): void {
  if (viewerOf(scope.actor).sight !== 'all') throw errors.forbidden()
}
