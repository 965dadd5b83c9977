import { questionnaireEndpoints } from '@recado/contracts/questionnaires'
import { consoleRoute } from '../../../http/console/console-route.ts'
import { previewQuestionnaire } from '../../workflows/preview-questionnaire.ts'
import {
  describeProblem,
  findProblems,
  listVersionRows,
  presentVersion,
  publishQuestionnaire,
  readView,
  requireVersion,
  rollBackQuestionnaire,
  saveDraft,
} from '../index.ts'

const permission = 'catalogue.manage'

export const getQuestionnaire = consoleRoute(questionnaireEndpoints.get, {
  permission,
  handler: async ({ services: { shop, texts }, scope, request: { locale } }) =>
    readView(scope, await shop.stock.get(scope), { texts, locale }),
})

export const saveQuestionnaireDraft = consoleRoute(questionnaireEndpoints.saveDraft, {
  permission,
  handler: async ({ services: { shop, texts }, scope, request: { locale }, body: { began_with, content } }) => {
    const { revision, savedAt } = await saveDraft(scope, { beganWith: began_with, content })
    const problems = findProblems(content, scope.clock.now().getFullYear(), await shop.stock.get(scope))
    return { revision, saved_at: savedAt, problems: problems.map(describeProblem(texts, locale)) }
  },
})

export const publishOneQuestionnaire = consoleRoute(questionnaireEndpoints.publish, {
  permission,
  handler: async ({ services: { texts }, scope, request: { locale }, body: { began_with, note } }) =>
    presentVersion(await publishQuestionnaire(scope, { beganWith: began_with, note }, describeProblem(texts, locale))),
})

export const listQuestionnaireVersions = consoleRoute(questionnaireEndpoints.listVersions, {
  permission,
  handler: async ({ scope }) => ({ items: (await listVersionRows(scope)).map(presentVersion) }),
})

export const getQuestionnaireVersion = consoleRoute(questionnaireEndpoints.getVersion, {
  permission,
  handler: async ({ scope, params: { id } }) => {
    const version = await requireVersion(scope, id)
    return { ...presentVersion(version), content: version.content }
  },
})

export const rollBackOneQuestionnaire = consoleRoute(questionnaireEndpoints.rollBack, {
  permission,
  handler: async ({ scope, params: { id } }) => presentVersion(await rollBackQuestionnaire(scope, id)),
})

export const previewOneQuestionnaire = consoleRoute(questionnaireEndpoints.preview, {
  permission,
  use: 'read',
  handler: ({ services, scope, request: { locale }, body }) => previewQuestionnaire(services, scope, locale, body),
})
