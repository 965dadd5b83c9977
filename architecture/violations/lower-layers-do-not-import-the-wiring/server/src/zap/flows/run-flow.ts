import type { Services } from '../../services.ts'

export const runFlow = (services: Services) => services.billing
