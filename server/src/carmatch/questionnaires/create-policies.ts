import type { Locale } from '@recado/contracts/wire'
import { LRUCache } from 'lru-cache'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { defaultContent } from './default-content.ts'
import { buildPolicy, type Policy } from './policy.ts'
import { readContent, readLiveNumber } from './questionnaires.sql.ts'

export interface Policies {
  /** What is asked of buyers now, in the company's language. */
  live(scope: TenantScope): Promise<Policy>
}

/** Policies by company, version, year and language: which is live is asked each time, its content once. */
export function createPolicies(): Policies {
  const held = new LRUCache<string, Policy>({ max: 500 })
  return {
    async live(scope) {
      const version = await readLiveNumber(scope)
      const year = scope.clock.now().getFullYear()
      const locale = scope.tenant.locale as Locale
      const key = `${version === 0 ? '' : scope.tenant.id}|${version}|${year}|${locale}`
      const known = held.get(key)
      if (known !== undefined) return known
      const content = version === 0 ? defaultContent : ((await readContent(scope, version)) ?? defaultContent)
      const policy = buildPolicy(content, { version, year, locale })
      held.set(key, policy)
      return policy
    },
  }
}
