import { useLayoutEffect } from 'react'
import { applyBrand } from '../design/apply-brand.ts'
import { useTenantConfig } from './tenant-config.ts'

/** Keeps the page in the brand of its host, also when somebody has just changed it. */
export function BrandOnPage() {
  const { branding, name } = useTenantConfig()
  useLayoutEffect(() => applyBrand(branding.company_name || name, branding), [branding, name])
  return null
}
