import { readFile } from 'node:fs/promises'
import { PlacementKind } from '@recado/contracts/tenants'
import { z } from 'zod'
import { errors } from './errors.ts'

/** Prices in centavos of BRL; null means "on request". Limits: null means none. */
export const Plan = z.strictObject({
  code: z.string(),
  product: z.enum(['chat', 'zap', 'carmatch', 'consultor']),
  name: z.string(),
  prices: z.strictObject({ monthly: z.number().int().min(0), yearly: z.number().int().min(0) }).nullable(),
  trial_days: z.number().int().min(0),
  placement: PlacementKind,
  limits: z.record(z.string(), z.number().int().min(0).nullable()),
  features: z.record(z.string(), z.boolean()),
  rates: z.record(z.string(), z.strictObject({ points: z.number().int(), seconds: z.number().int() })).default({}),
  for_sale: z.boolean(),
})
export type Plan = z.output<typeof Plan>

const PlanFile = z.strictObject({ version: z.number().int().min(1), plans: z.array(Plan) })

export interface PlanCatalogue {
  version: number
  plans: readonly Plan[]
  /** @throws plan_unknown */
  get(code: string): Plan
  /** As people know it; of a plan that is sold no more, its code. */
  nameOf(code: string): string
}

/** The catalogue of what we sell: server/data/plans.json, the one place where a price or a limit is changed. */
export async function readPlanCatalogue(
  file = new URL('../../../data/plans.json', import.meta.url),
): Promise<PlanCatalogue> {
  const { version, plans } = PlanFile.parse(JSON.parse(await readFile(file, 'utf8')))
  return {
    version,
    plans,
    get: (code) => {
      const plan = plans.find((candidate) => candidate.code === code)
      if (plan === undefined) throw errors.plan_unknown()
      return plan
    },
    nameOf: (code) => plans.find((candidate) => candidate.code === code)?.name ?? code,
  }
}
