import { type TenantConfig, tenantConfigEndpoints } from '@recado/contracts/tenant-config'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import { useServices } from '../services.ts'

/** Whose page this is, by its host: brand, features, whether one may register here. */
export function tenantConfigQuery(publicHttp: Http) {
  return queryOptions({
    queryKey: ['tenant-config'],
    queryFn: () => publicHttp.call(tenantConfigEndpoints.get),
    staleTime: 300_000,
  })
}

export function useTenantConfig(): TenantConfig {
  return useSuspenseQuery(tenantConfigQuery(useServices().publicHttp)).data
}
