export const openTenant = 1
