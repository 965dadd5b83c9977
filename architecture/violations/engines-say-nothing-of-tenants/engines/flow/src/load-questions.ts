/** Loads the tenant's questions. */
export const loadQuestions = 1
