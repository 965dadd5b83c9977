/** How long a test file took. */
export interface FileTime {
  /** Relative to the root. */
  file: string
  seconds: number
}

/** The ten slowest files of a run, slowest first, a line each: where a run that takes too long spends its time. */
export function slowestFiles(files: FileTime[]): string[] {
  const slowest = files.toSorted((one, other) => other.seconds - one.seconds).slice(0, 10)
  return slowest.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`)
}
