import { decodeRecording } from '@recado/client/decode-recording'
import { useEffect, useState } from 'preact/hooks'

const BARS = 36
export const FLAT: readonly number[] = new Array(BARS).fill(0.15)

export interface Voice {
  /** Of the bytes themselves: played from here, whatever becomes of the signed address. */
  url: string
  peaks: readonly number[]
  /** Undefined where the browser cannot decode it. */
  seconds: number | undefined
}

/**
 * A recording to show and to play: from its bytes, or fetched once. Undefined until it is there.
 * @param source its bytes where they are here already: a page's policy may forbid to fetch a `blob:`.
 */
export function useVoice(source: Blob | string | undefined): Voice | undefined {
  const [voice, setVoice] = useState<Voice>()
  useEffect(() => {
    if (source === undefined) return
    let gone = false
    let made: string | undefined
    const load = async () => {
      const blob = typeof source === 'string' ? await (await fetch(source)).blob() : source
      const decoded = await decodeRecording(blob, BARS).catch(() => undefined)
      if (gone) return
      made = URL.createObjectURL(blob)
      setVoice({ url: made, peaks: decoded?.peaks ?? FLAT, seconds: decoded?.seconds })
    }
    load().catch(() => undefined)
    return () => {
      gone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [source])
  return voice
}
