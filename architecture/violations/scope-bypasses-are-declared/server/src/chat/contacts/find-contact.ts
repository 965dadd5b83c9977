import { unscopedDatabase } from '../../tenancy/database.ts'
import type { PlatformScope } from '../../tenancy/platform-scope.ts'

export const findContact = (scope: PlatformScope) => [scope, unscopedDatabase]
