import type { LoginRole } from '../../src/platform/database/cluster.ts'

/** Of the throw-away server only. */
export const TEST_PASSWORDS: Record<LoginRole, string> = {
  app: 'test-app',
  relay: 'test-relay',
  mover: 'test-mover',
  readonly: 'test-readonly',
}
