import { control } from '../../../tenancy/database.ts'

export const listContacts = () => control.acrossTenants()
