import table from './weights.json' with { type: 'json' }
import type { AnswerWeights, Weights } from './weights.ts'

const read = (weights: Readonly<Record<string, number>>): Weights => new Map(Object.entries(weights))

/** How far each feature speaks for a number, as `bench/answers/train-answers.ts` found it. */
export const learnedWeights: AnswerWeights = { search: read(table.search), rank: read(table.rank) }
