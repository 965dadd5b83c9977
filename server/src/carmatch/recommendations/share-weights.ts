import type { QuestionnairePreview } from '@recado/contracts/questionnaires'
import type { Wishes } from '@recado/matching'
import type { RankingPolicy } from './rank-cars.ts'

/** How much each attribute counts for somebody; shares of 1, the largest first. */
export function shareWeights({ model, wording }: RankingPolicy, wishes: Wishes): QuestionnairePreview['weights'] {
  const weights = model.attributes
    .filter(({ key, value }) => value !== undefined || wishes.values[key] !== undefined)
    .map(({ key, weight }) => ({ key, weight: wishes.weights[key] ?? weight }))
    .filter(({ weight }) => weight > 0)
  const total = weights.reduce((sum, { weight }) => sum + weight, 0)
  return weights
    .map(({ key, weight }) => ({
      attribute: key,
      label: wording.messages[`attribute.${key}`] ?? key,
      share: weight / total,
    }))
    .sort((a, b) => b.share - a.share)
}
