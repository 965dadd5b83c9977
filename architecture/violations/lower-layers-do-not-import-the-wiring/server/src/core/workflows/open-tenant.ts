import type { Services } from '../../services.ts'

export const openTenant = (services: Services) => services.billing
