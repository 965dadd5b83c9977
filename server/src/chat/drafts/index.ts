export { type DraftRow, deleteDraft, deleteDraftsWith, findDraft, upsertDraft } from './drafts.sql.ts'
