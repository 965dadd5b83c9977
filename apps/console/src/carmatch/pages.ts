// One file for all of them: each that the router loads by itself costs every page its list of files, and what they share
// with other screens would be cut into files of its own.
export { CarScreen } from './car/car-screen.tsx'
export { CrmScreen } from './crm/crm-screen.tsx'
export { FiguresScreen } from './figures/figures-screen.tsx'
export { ImportScreen } from './imports/import-screen.tsx'
export { ImportsScreen } from './imports/imports-screen.tsx'
export { LeadScreen } from './leads/lead-screen.tsx'
export { LeadsScreen } from './leads/leads-screen.tsx'
export { LearningScreen } from './learning/learning-screen.tsx'
export { QuestionnaireScreen } from './questionnaire/questionnaire-screen.tsx'
export { SourcesScreen } from './sources/sources-screen.tsx'
export { StockScreen } from './stock/stock-screen.tsx'
export { StockLayout } from './stock-layout.tsx'
