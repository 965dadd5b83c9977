export { errors as labelErrors } from './errors.ts'
export { deleteConversationLabels, insertConversationLabels, listLabels, readLabelRule } from './labels.sql.ts'
export { createLabel, deleteLabel, updateLabel } from './save-label.ts'
