const database = 1
export { database as unscopedDatabase }
export const control = { acrossTenants: () => database }
