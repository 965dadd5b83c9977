import type { PlatformScope } from '../../tenancy/platform-scope.ts'

export const listTenants = (scope: PlatformScope) => scope.db
