import { gone } from '../modules/tenants/gone.ts'

export const closeTenant = gone
