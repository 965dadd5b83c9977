// What is asked before the first message: its program comes where something is asked.
export { answersOf, FirstQuestions } from './first-questions.tsx'
export { OfflineForm } from './offline-form.tsx'
