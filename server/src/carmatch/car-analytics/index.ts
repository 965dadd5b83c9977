export { csvOfDashboard } from './csv-of-dashboard.ts'
export { readFunnelFigures } from './funnel-figures.ts'
export { makeDashboard } from './make-dashboard.ts'
