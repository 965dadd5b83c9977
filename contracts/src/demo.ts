import { z } from 'zod'
import { SignInAnswer } from './auth.ts'
import { defineEndpoint } from './endpoint.ts'

/** Whose console a door of the demo opens: the platform's owner, a partner, a shop's manager, a seller of it. */
export const DemoDoor = z.enum(['platform', 'partner', 'manager', 'seller'])
export type DemoDoor = z.output<typeof DemoDoor>

/** The doors that exist in this installation, and where the shop's customers are. `company` is null for the platform itself. */
export const DemoDoors = z.object({
  items: z.array(z.object({ door: DemoDoor, name: z.string(), company: z.string().nullable() })),
  /** Its own site with the chat, and the public pages of its stock. */
  shop: z.object({ url: z.string(), cars_url: z.string(), company: z.string() }),
})
export type DemoDoors = z.output<typeof DemoDoors>

const tag = 'Development'

export const demoEndpoints = {
  list: defineEndpoint({
    name: 'list-demo-doors',
    method: 'GET',
    path: '/api/v1/demo/doors',
    tag,
    summary: 'Who can be met in the demo. Only in the demo, and only from this machine.',
    response: DemoDoors,
  }),
  open: defineEndpoint({
    name: 'open-demo-door',
    method: 'POST',
    path: '/api/v1/demo/doors/:door',
    tag,
    summary: 'Signs in as somebody of the demo, here or by a hand-over to that person’s host.',
    params: z.object({ door: DemoDoor }),
    response: SignInAnswer,
  }),
}
