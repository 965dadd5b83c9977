import type { Control } from '../tenancy/control-scope.ts'
import type { TenantScope } from '../tenancy/tenant-scope.ts'

/** The same transaction with its clock set back: what is done in it happened then. */
export function atTime(scope: TenantScope, instant: Date): TenantScope {
  return { ...scope, clock: { now: () => instant } }
}

/** The same control database with its clock set back, for work that opens its own transactions. */
export function controlAtTime(control: Control, instant: Date): Control {
  return {
    ...control,
    acrossTenants: (run) => control.acrossTenants((scope) => run({ ...scope, clock: { now: () => instant } })),
  }
}
