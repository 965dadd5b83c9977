export const tenant = process.env.TENANT_ID
