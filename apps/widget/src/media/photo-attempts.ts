export interface Size {
  width: number
  height: number
}

/** What a photo may weigh when it leaves the browser. */
export const PHOTO_BYTES = 300_000

/** Longest side in pixels and quality of JPEG, from what is good to what surely fits. */
const STEPS: readonly (readonly [side: number, quality: number])[] = [
  ...([
    [1600, 0.82],
    [1600, 0.7],
    [1280, 0.7],
    [1024, 0.68],
    [800, 0.62],
    [640, 0.55],
    [480, 0.5],
  ] as const),
]

/** The sizes and qualities to try for a picture, in order; one that is small already is not made larger. */
export function photoAttempts(size: Size): (Size & { quality: number })[] {
  const attempts = STEPS.map(([side, quality]) => ({ ...fitWithin(size, side), quality }))
  return attempts.filter(({ width, quality }, index) => {
    const before = attempts[index - 1]
    return before === undefined || before.width !== width || before.quality !== quality
  })
}

/** Shrunk to a longest side, in its own proportions, at least one pixel each way. */
export function fitWithin({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
