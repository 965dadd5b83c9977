import type { MatchAttribute, QuestionnaireContent, QuestionnaireProblem } from '@recado/contracts/questionnaires'
import type { AskedQuestions } from './questionnaire.api.ts'

/** What each part of the editor is given: the draft as it is typed, and how it is changed. */
export interface EditorProps {
  content: QuestionnaireContent
  attributes: readonly MatchAttribute[]
  /** Words of questions that the shop has not worded. */
  words: AskedQuestions
  problems: readonly QuestionnaireProblem[]
  onChange(content: QuestionnaireContent): void
}
