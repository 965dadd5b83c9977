export { readSettings } from './advisor-settings.sql.ts'
export { saveSettings } from './save-settings.ts'
