import type { AnswersOnPage } from '@recado/contracts/car-pages'

/** Of the questionnaire that was answered, in the results' address. */
export const QUESTIONNAIRE_VERSION = 'versao'

/** Answers as the results' address has them: it can be kept, shared and gone back to. */
export function answersQuery(answers: AnswersOnPage, version: number): URLSearchParams {
  const query = new URLSearchParams({ [QUESTIONNAIRE_VERSION]: String(version) })
  for (const [key, answer] of Object.entries(answers)) query.set(key, String(answer))
  return query
}
