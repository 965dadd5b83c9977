export { createSavedView, deleteSavedView, listSavedViews, updateSavedView } from './save-view.ts'
export type { SavedViewRow } from './saved-views.sql.ts'
