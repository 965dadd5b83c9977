import type { Weights } from '../../src/answer/combine/weights.ts'

const likely: readonly (readonly [RegExp, number])[] = [
  [/^o\|(?:rest|x12|year|inv)\|/, -1.2],
  [/^o\|(?:%c|\/c|\/u|\*u)\|/, -0.8],
  [/^o\|\+\|(?:each|share|months)/, -1],
  [/^o\|/, -0.5],
  [/^s\|.*\|far\|$/, -0.4],
  [/^s\|.*\|1\|$/, -0.15],
  [/^d\|[^|]*\|far\|$/, -0.3],
  [/^n\|\|(?:other|mixed)\|$/, -0.8],
  [/^g\|.*\|other\|$/, -0.3],
  [/^r\|-\|price\|cost$/, 1],
  [/^r\|\*\|(?:price|cost|keep|each-)\|sold$/, 1],
  [/^r\|-\|(?:flow\*|income|flow-|flow\*c)\|(?:bill|spend)$/, 1],
  [/^r\|\/\|(?:bill|spend)\|(?:each-|keep|price)$/, 0.7],
  [/^t\|[*/][^|]*\|before\|(?:now|planned)$/, -0.6],
  [/^t\|[*/][^|]*\|planned\|before$/, -0.6],
]

/** Where learning begins: what any bookkeeper would join first. */
export const starterWeights: Weights = {
  get: (feature) => likely.find(([pattern]) => pattern.test(feature))?.[1],
}
