export const database = 1
export { database as unscopedDatabase }
