/**
 * How loud a recording is over its length: `count` numbers between 0 and 1, the loudest moment being 1. Silence is all 0.
 *
 * @param samples between -1 and 1, of one channel.
 */
export function peaksOf(samples: Float32Array, count: number): number[] {
  const peaks = Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * samples.length) / count)
    const to = Math.floor(((at + 1) * samples.length) / count)
    return loudness(samples, from, Math.max(to, from + 1))
  })
  const loudest = Math.max(...peaks)
  // Below a thousandth is the noise of a microphone that hears nothing.
  return loudest < 0.001 ? peaks.map(() => 0) : peaks.map((peak) => peak / loudest)
}

/** Root mean square: a click should not look as loud as a word. */
export function loudness(samples: Float32Array, from = 0, to = samples.length): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += (samples[at] ?? 0) ** 2
  return Math.sqrt(sum / (to - from))
}

/** Levels of a recording under way, of which the last are shown: missing ones are silence. */
export function lastLevels(levels: readonly number[], count: number): number[] {
  const last = levels.slice(-count)
  return [...new Array<number>(count - last.length).fill(0), ...last]
}
