export { csvOfDashboard } from './csv-of-dashboard.ts'
export { makeDashboard } from './make-dashboard.ts'
