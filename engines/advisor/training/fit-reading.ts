import { metricClasses } from '../src/intake/scoring/metric-classes.ts'
import { periodClasses } from '../src/intake/scoring/period-features.ts'
import type { ReadingModels } from '../src/intake/scoring/reading-models.ts'
import { type Examples, joinExamples } from './examples.ts'
import { fitModel } from './fit-model.ts'

export function fitReading(parts: readonly Examples[]): ReadingModels {
  const { metric, period } = joinExamples(parts)
  return {
    metric: fitModel(
      metricClasses.map(({ id }) => id),
      metric,
    ),
    period: fitModel(periodClasses, period),
  }
}
