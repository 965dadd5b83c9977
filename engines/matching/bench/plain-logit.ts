import type { Attribute } from '../src/model/attribute.ts'
import type { Choice } from '../src/tastes/choice.ts'
import { choiceProbabilities, fitLogit, type LogitData } from '../src/tastes/fit-logit.ts'

export interface PlainLogit {
  predict(choice: Choice): number[]
  /** By attribute, of numbers: coefficient over its standard error, as if the other coefficients were known. */
  strength: ReadonlyMap<string, number>
}

/**
 * The textbook baseline: linear in each number, a dummy for each category but the first, no constraint on any sign.
 * A ridge of a millionth keeps columns apart that say the same.
 */
export function plainLogit(attributes: readonly Attribute[], train: readonly Choice[]): PlainLogit {
  const columns = attributes.flatMap((attribute) => columnsOf(attribute, train))
  const width = columns.length
  const encode = (choices: readonly Choice[]): LogitData => {
    const starts = new Int32Array(choices.length + 1)
    choices.forEach(({ alternatives }, c) => {
      starts[c + 1] = starts[c]! + alternatives.length
    })
    const rows = choices.flatMap(({ alternatives }) => alternatives)
    const features = new Float64Array(rows.length * width)
    rows.forEach((facts, row) => {
      columns.forEach(({ of }, k) => {
        features[row * width + k] = of(facts)
      })
    })
    return { features, width, starts, chosen: Int32Array.from(choices, ({ chosen }) => chosen) }
  }
  const zero = new Float64Array(width)
  const data = encode(train)
  const coefficients = fitLogit(data, {
    weights: new Float64Array(train.length).fill(1),
    bounded: Array.from(zero, () => false),
    centre: zero,
    ridge: zero.map(() => 1e-6 * train.length),
    start: zero,
    steps: 30,
  })
  const information = informationOf(data, coefficients)
  return {
    strength: new Map(
      columns.flatMap(({ attribute, isNumber }, k) =>
        isNumber ? [[attribute, coefficients[k]! * Math.sqrt(information[k]!)] as const] : [],
      ),
    ),
    predict(choice) {
      const out = new Float64Array(choice.alternatives.length)
      choiceProbabilities(encode([choice]), coefficients, 0, out)
      return [...out]
    },
  }
}

type Facts = Choice['alternatives'][number]
interface Column {
  attribute: string
  isNumber: boolean
  of: (facts: Facts) => number
}

function columnsOf({ key, kind }: Attribute, train: readonly Choice[]): Column[] {
  const offered = train.flatMap(({ alternatives }) => alternatives.map((facts) => facts[key]))
  if (kind === 'boolean') return [{ attribute: key, isNumber: false, of: (facts) => Number(facts[key] === true) }]
  if (kind === 'category') {
    const names = [...new Set(offered.filter((fact) => typeof fact === 'string'))].sort()
    return names
      .slice(1)
      .map((name) => ({ attribute: key, isNumber: false, of: (facts) => Number(facts[key] === name) }))
  }
  const known = offered.filter((fact) => typeof fact === 'number')
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
  const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length)) || 1
  const of = (facts: Facts): number => (typeof facts[key] === 'number' ? (facts[key] - mean) / spread : 0)
  return [{ attribute: key, isNumber: true, of }]
}

/** The diagonal of the information: the variance of each column within choices under the fitted probabilities. */
function informationOf(data: LogitData, coefficients: Float64Array): Float64Array {
  const { width, starts, chosen, features } = data
  const information = new Float64Array(width)
  for (let c = 0; c < chosen.length; c++) {
    const out = new Float64Array(starts[c + 1]! - starts[c]!)
    choiceProbabilities(data, coefficients, c, out)
    for (let k = 0; k < width; k++) {
      let mean = 0
      for (let a = 0; a < out.length; a++) mean += out[a]! * features[(starts[c]! + a) * width + k]!
      for (let a = 0; a < out.length; a++)
        information[k]! += out[a]! * (features[(starts[c]! + a) * width + k]! - mean) ** 2
    }
  }
  return information
}
