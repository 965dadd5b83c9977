/** Upper edges of the bands in which answers are counted, in milliseconds; beyond the last is one more. */
export const BAND_EDGES = [25, 50, 100, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000] as const

export const NO_BANDS: readonly number[] = Array.from({ length: BAND_EDGES.length + 1 }, () => 0)

export function bandOf(milliseconds: number): number {
  const band = BAND_EDGES.findIndex((edge) => milliseconds <= edge)
  return band < 0 ? BAND_EDGES.length : band
}

/** The edge that so large a share of the answers keep; undefined without any. What is beyond the last edge is ten times it. */
export function quantileOf(bands: readonly number[], share: number): number | undefined {
  const all = bands.reduce((sum, count) => sum + count, 0)
  if (all === 0) return undefined
  let kept = 0
  const band = bands.findIndex((count) => {
    kept += count
    return kept >= all * share
  })
  return BAND_EDGES[band] ?? BAND_EDGES[BAND_EDGES.length - 1]! * 10
}
