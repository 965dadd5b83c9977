import { control } from '../../tenancy/database.ts'

export const openTenant = () => control.acrossTenants()
