export { type Charge, insertCharges } from './cloud-charges.sql.ts'
export { readCosts } from './read-costs.ts'
