import type { CarId, RecommendationId } from '@recado/contracts/ids'
import type { PreviewQuestionnaireBody, QuestionnairePreview } from '@recado/contracts/questionnaires'
import type { Locale } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Translator } from '../../platform/i18n.ts'
import { newId } from '../../platform/ids.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findPublicCars } from '../catalogue/index.ts'
import { buildPolicy, describeProblem, findProblems } from '../questionnaires/index.ts'
import { presentRanking, rankCars, readAnswers, shareWeights, underPolicy } from '../recommendations/index.ts'
import type { Shop } from './shop.ts'

/** What a buyer with these answers would be shown by a draft. Nothing is counted or kept. @throws answers_refused (422) */
export async function previewQuestionnaire(
  { shop, texts }: { shop: Shop; texts: Translator },
  scope: TenantScope,
  locale: Locale,
  { content, answers, limit }: z.output<typeof PreviewQuestionnaireBody>,
): Promise<QuestionnairePreview> {
  const year = scope.clock.now().getFullYear()
  const stock = await shop.stock.get(scope)
  const found = findProblems(content, year, stock)
  const problems = found.map(describeProblem(texts, locale))
  if (found.some(({ severity }) => severity === 'error'))
    return { problems, recommendation: null, weights: [], fitting: 0 }
  const policy = { ...buildPolicy(content, { version: 0, year, locale }), key: 'preview' }
  const catalogue = underPolicy(stock, policy)
  const read = readAnswers(policy, answers)
  const ranking = rankCars(catalogue, read.wishes, { count: limit })
  const cars = await findPublicCars(
    scope,
    ranking.cars.map(({ id }) => id as CarId),
  )
  const view = presentRanking(ranking, cars, policy, read.answers, { texts, locale })
  return {
    problems,
    recommendation: { ...view, id: newId<RecommendationId>(), source: 'questionnaire', read: null },
    weights: shareWeights(policy, read.wishes),
    fitting: view.fitting,
  }
}
