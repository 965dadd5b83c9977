import type { PlatformScope } from '../../tenancy/control-scope.ts'
import type { Plan, PlanCatalogue } from './plan-catalogue.ts'

/**
 * Copies the catalogue file into the control database: a new version of the file is new rows, so that what was sold
 * stays as it was sold. A file that changed without a new version is refused at start.
 */
export async function storePlans(scope: PlatformScope, catalogue: PlanCatalogue): Promise<void> {
  for (const plan of catalogue.plans) {
    const stored = await scope.control
      .selectFrom('plans')
      .select('definition')
      .where('code', '=', plan.code)
      .where('version', '=', catalogue.version)
      .executeTakeFirst()
    if (stored === undefined) {
      await scope.control
        .insertInto('plans')
        .values({ code: plan.code, version: catalogue.version, product: plan.product, definition: plan })
        .onConflict((conflict) => conflict.columns(['code', 'version']).doNothing())
        .execute()
    } else if (fingerprint(stored.definition as Plan) !== fingerprint(plan)) {
      throw new Error(`plan ${plan.code} was changed: raise "version" in server/data/plans.json`)
    }
  }
}

/** jsonb does not keep the order of keys, so they are sorted before comparing. */
function fingerprint(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
