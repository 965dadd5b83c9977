export const withTenant = 1
