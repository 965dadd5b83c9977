/**
 * The loudest of each of `count` equal stretches of a recording, from 0 to 1 of its loudest moment. A silent one is flat.
 */
export function peaksOf(samples: ArrayLike<number>, count: number): number[] {
  const peaks = Array.from({ length: count }, (_none, index) => {
    const from = Math.floor((index * samples.length) / count)
    const to = Math.max(from + 1, Math.floor(((index + 1) * samples.length) / count))
    let loudest = 0
    for (let at = from; at < to && at < samples.length; at += 1) {
      loudest = Math.max(loudest, Math.abs(samples[at] ?? 0))
    }
    return loudest
  })
  const loudest = Math.max(...peaks)
  // Below this it is the microphone's own noise, which would look like speech.
  return loudest < 0.005 ? peaks.map(() => 0) : peaks.map((peak) => peak / loudest)
}

/** Levels of a recording under way, of which the last are shown: missing ones are silence. */
export function lastLevels(levels: readonly number[], count: number): number[] {
  const last = levels.slice(-count)
  return [...new Array<number>(count - last.length).fill(0), ...last]
}
