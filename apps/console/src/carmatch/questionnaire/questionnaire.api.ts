import type { QuestionnaireVersionId } from '@recado/contracts/ids'
import { matcherEndpoints } from '@recado/contracts/matcher'
import { type MatchAnswers, type QuestionnaireContent, questionnaireEndpoints } from '@recado/contracts/questionnaires'
import { z } from 'zod'
import { ApiProblem } from '../../api/api-problem.ts'
import type { Http } from '../../api/http.ts'

export const questionnaireKeys = {
  all: ['questionnaire'] as const,
  draft: ['questionnaire', 'draft'] as const,
  versions: ['questionnaire', 'versions'] as const,
  words: ['questionnaire', 'words'] as const,
  preview: (content: QuestionnaireContent, answers: MatchAnswers) =>
    ['questionnaire', 'preview', content, answers] as const,
}

export function getQuestionnaire(http: Http) {
  return http.call(questionnaireEndpoints.get)
}

export function saveQuestionnaire(http: Http, began_with: number, content: QuestionnaireContent) {
  return http.call(questionnaireEndpoints.saveDraft, { body: { began_with, content } })
}

export function publishQuestionnaire(http: Http, began_with: number, note: string) {
  return http.call(questionnaireEndpoints.publish, { body: { began_with, note } })
}

export async function listVersions(http: Http) {
  return (await http.call(questionnaireEndpoints.listVersions)).items
}

export function getVersion(http: Http, id: QuestionnaireVersionId) {
  return http.call(questionnaireEndpoints.getVersion, { params: { id } })
}

export function rollBack(http: Http, id: QuestionnaireVersionId) {
  return http.call(questionnaireEndpoints.rollBack, { params: { id } })
}

export function previewQuestionnaire(http: Http, content: QuestionnaireContent, answers: MatchAnswers) {
  return http.call(questionnaireEndpoints.preview, { body: { content, answers, limit: 3 } })
}

/** How questions are worded that the shop has not worded itself, as buyers read them. */
export async function getWords(publicHttp: Http) {
  return (await publicHttp.call(matcherEndpoints.questionnaire)).questions
}
export type AskedQuestions = Awaited<ReturnType<typeof getWords>>

const DraftConflict = z.looseObject({ revision: z.number().int() })

/** The revision that stands, where another one is why a save was refused. */
export function conflictOf(error: unknown): number | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'questionnaire_draft_conflict') return undefined
  return DraftConflict.safeParse(error.extra).data?.revision
}
