// One file for all of them: each of its own would be named in the page, which everybody loads.
export { AskScreen } from './ask/ask-screen.tsx'
export { CompareScreen } from './compare/compare-screen.tsx'
export { ConsultorScreen } from './list/consultor-screen.tsx'
export { ExecutionScreen } from './run/execution-screen.tsx'
export { AdvisorSettingsScreen } from './settings/advisor-settings-screen.tsx'
