import { z } from 'zod'

/** Whose console a door of the demo opens: the platform's owner, a partner, a shop's manager, a seller of it. */
export const DemoDoor = z.enum(['platform', 'partner', 'manager', 'seller'])
export type DemoDoor = z.output<typeof DemoDoor>

/** The doors that exist in this installation, and where the shop's customers are. `company` is null for the platform itself. */
export const DemoDoors = z.object({
  items: z.array(z.object({ door: DemoDoor, name: z.string(), company: z.string().nullable() })),
  shop: z.object({ url: z.string(), company: z.string() }),
})
export type DemoDoors = z.output<typeof DemoDoors>
