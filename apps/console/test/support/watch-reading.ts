import type { Locator } from 'playwright-core'

export interface Reading {
  /** Pixels that the text went down by, from first to last. */
  moved: number
  /** What it was moved by from one frame to the next, where it was moved at all. */
  steps: number[]
  /** Frames in which nothing was in sight of what had been so in the one before. */
  lost: number
}

/** Follows what one reads in a list of `Mensagem 1` and on, as it is painted frame by frame. */
export async function watchReading(list: Locator): Promise<{ stop(): Promise<Reading> }> {
  await list.evaluate((scroller) => {
    const reading: Reading = { moved: 0, steps: [], lost: 0 }
    const watch = { reading, over: false }
    Object.assign(window, { watch })
    const inSight = () => {
      const { top, bottom } = scroller.getBoundingClientRect()
      const found = new Map<string, number>()
      for (const text of scroller.querySelectorAll('li p[dir]')) {
        const seq = /^Mensagem (\d+)/.exec(text.textContent)?.[1]
        const box = text.getBoundingClientRect()
        if (seq !== undefined && box.bottom > top && box.top < bottom) found.set(seq, box.top)
      }
      return found
    }
    let before = inSight()
    const look = () => {
      const after = inSight()
      const kept = [...after.keys()].find((seq) => before.has(seq))
      const by = kept === undefined ? 0 : (after.get(kept) ?? 0) - (before.get(kept) ?? 0)
      if (kept === undefined) reading.lost += 1
      if (by !== 0) reading.steps.push(by)
      reading.moved += by
      before = after
    }
    // A message to oneself comes after the frame in which it was sent is painted; a callback of the frame itself comes
    // before rows are measured, and sees places that nobody is shown.
    const painted = new MessageChannel()
    painted.port2.onmessage = look
    const next = () => {
      if (watch.over) return
      painted.port1.postMessage(null)
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  return {
    stop: () =>
      list.page().evaluate(() => {
        const { watch } = window as unknown as { watch: { reading: Reading; over: boolean } }
        watch.over = true
        return watch.reading
      }),
  }
}
