import { countMetric } from './count-metric.ts'
import { durationMetric } from './duration-metric.ts'
import type { Frame } from './frame.ts'
import { is, likely, type Meaning, type Surroundings } from './meaning.ts'
import { moneyMetric } from './money-metric.ts'
import { percentMetric } from './percent-metric.ts'

export type { Meaning, Surroundings } from './meaning.ts'

/** The metric of a figure from the words that govern it. Undefined when it is no figure of the business. */
export function metricOf(frame: Frame, around: Surroundings): Meaning | undefined {
  const { quantity } = frame
  switch (quantity.unit) {
    case 'percent':
    case 'pp':
    case 'fraction':
      return percentMetric(frame, around)
    case 'BRL':
    case 'USD':
    case 'EUR':
      return moneyMetric(frame, around)
    case 'times':
      if (quantity.unit === 'times' && quantity.low > 84 && /^\s*(?:de )?(?:r\$|\d)/.test(frame.after))
        return is('volume', likely)
      if (
        /\bem\s*$/.test(frame.left) ||
        around.parallel?.metric === 'debt_payment' ||
        around.previous?.meaning.metric === 'debt_payment'
      )
        return is('other', likely, { role: 'installments' })
      return /^\s*(?:de|por)?\s*$/.test(frame.right) && /r\$|\d/.test(frame.after.slice(0, 8))
        ? is('other', likely, { role: 'installments' })
        : undefined
    case 'count':
      return countMetric(frame, around)
    default:
      return durationMetric(frame, around)
  }
}
