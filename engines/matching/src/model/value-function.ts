import { z } from 'zod'

const worth = z.number().min(0).max(1)

/** How much a raw value is worth, 0 (worst) to 1 (best): a line through points, or a table of categories. */
export const valueFunctionSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('points'),
    points: z
      .array(z.tuple([z.number(), worth]))
      .min(2)
      .refine((points) => points.every((point, i) => i === 0 || point[0] > points[i - 1]![0]), {
        message: 'points must have strictly increasing abscissae',
      }),
  }),
  z.object({ type: z.literal('table'), values: z.record(z.string(), worth), otherwise: worth.default(0) }),
])

export type ValueFunction = z.infer<typeof valueFunctionSchema>
export type Points = Extract<ValueFunction, { type: 'points' }>['points']

/** Worth of `x` on the line through `points`; flat beyond both ends. NaN in, NaN out. */
export function worthAt(points: Points, x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  const first = points[0]!
  if (x <= first[0]) return first[1]
  for (let i = 1; i < points.length; i++) {
    const right = points[i]!
    if (x <= right[0]) {
      const left = points[i - 1]!
      return left[1] + ((right[1] - left[1]) * (x - left[0])) / (right[0] - left[0])
    }
  }
  return points[points.length - 1]![1]
}

/** Whether the line never moves against `direction`; without this, "cheaper never ranks lower" cannot hold. */
export function followsDirection(points: Points, direction: 'lower' | 'higher'): boolean {
  return points.every((point, i) => {
    if (i === 0) return true
    const step = point[1] - points[i - 1]![1]
    return direction === 'higher' ? step >= 0 : step <= 0
  })
}
