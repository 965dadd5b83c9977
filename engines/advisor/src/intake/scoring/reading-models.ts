import { type LinearModel, openModel } from './linear-model.ts'
import metrics from './metric-weights.json' with { type: 'json' }
import periods from './period-weights.json' with { type: 'json' }

/** What decides a number's metric, then its period. */
export interface ReadingModels {
  metric: LinearModel
  period: LinearModel
}

export const readingModels: ReadingModels = { metric: openModel(metrics), period: openModel(periods) }
