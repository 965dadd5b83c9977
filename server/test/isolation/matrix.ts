import type { World } from './world.ts'

/**
 * What each route could show of another tenant, and how the matrix tries to get it. Every route of routes.ts has a row;
 * one without fails the test, so whoever adds a route says here why it is safe and is put to the proof.
 */
export type MatrixRow =
  /** Touches no tenant's data: the reason says what it touches. */
  | { reach: 'none'; because: string }
  /** Works on the caller's own tenant without an id: nothing of the victim may appear in the answer. */
  | { reach: 'own'; payload?: object; query?: string }
  /** Names an object: with the victim's id the caller must get 404 or 403. */
  | { reach: 'id'; of(victim: World): { params: Record<string, string>; payload?: object; query?: string } }

export const MATRIX: Readonly<Record<string, MatrixRow>> = {
  health: { reach: 'none', because: 'says that the process lives' },
  readiness: { reach: 'none', because: 'says that the control database answers' },

  'get-me': { reach: 'own' },
  'get-own-tenant': { reach: 'own' },
  'update-own-tenant': { reach: 'own', payload: { name: 'Renomeada' } },

  'list-partner-tenants': { reach: 'own' },
  'get-partner-tenant': { reach: 'id', of: (victim) => ({ params: { tenant_id: victim.tenantId } }) },
  'open-partner-tenant': { reach: 'own', payload: {} },

  'enter-partner-tenant': { reach: 'id', of: (victim) => ({ params: { tenant_id: victim.tenantId } }) },

  'list-tenants': {
    reach: 'none',
    because: 'the platform owner sees every tenant; the others are refused at the door',
  },
  'get-tenant': { reach: 'none', because: 'as list-tenants' },
  'open-tenant': { reach: 'none', because: 'as list-tenants' },
  'change-tenant-status': { reach: 'none', because: 'as list-tenants' },
  'enter-tenant': { reach: 'none', because: 'as list-tenants' },
  'list-partners': { reach: 'none', because: 'as list-tenants' },
  'create-partner': { reach: 'none', because: 'as list-tenants' },
  'list-units': { reach: 'none', because: 'as list-tenants' },
}
