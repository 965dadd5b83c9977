import { z } from 'zod'
import { consoleRoute } from './console-route.ts'

/** Placeholder shape until identity's own route replaces it. */
export const whoAmI = consoleRoute({
  name: 'get-me',
  method: 'GET',
  url: '/api/v1/me',
  tag: 'Account',
  summary: 'Who the caller is and what they may do.',
  permission: 'signed_in',
  use: 'account',
  response: z.object({ name: z.string(), role: z.string(), permissions: z.array(z.string()) }),
  handler: async ({ actor }) => ({
    name: actor.name,
    role: actor.kind === 'member' ? actor.role : 'api_key',
    permissions: [...actor.permissions],
  }),
})
