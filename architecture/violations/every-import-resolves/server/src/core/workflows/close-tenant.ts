import { gone } from '../tenants/gone.ts'

export const closeTenant = gone
