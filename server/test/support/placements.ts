import type { PlacementKind } from '@recado/contracts/tenants'
import { inLongRun } from '@recado/testing/property-runs'

/**
 * Kinds of places that a noun's behaviour is tested in. A schema finds what leans on the shared place's name; a database of
 * its own is the same to a noun, costs a second a test, and is gone through by the isolation and tenancy tests in each run.
 */
export const PLACEMENTS: PlacementKind[] = inLongRun(['shared', 'schema', 'database'], ['shared', 'schema'])
