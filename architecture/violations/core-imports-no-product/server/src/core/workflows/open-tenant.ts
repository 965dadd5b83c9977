import { greet } from '../../chat/workflows/greet.ts'

export const openTenant = greet
