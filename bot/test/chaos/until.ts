export function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds))
}

/** @throws when it is not reached in ten minutes */
export async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 12_000; tries++) {
    if (await reached()) return
    await pause(50)
  }
  throw new Error('it was not reached in ten minutes')
}
