import { useEffect, useRef, useState } from 'react'

export interface Playback {
  playing: boolean
  /** Seconds. */
  at: number
  /** Undefined until the browser knows, and for files that do not say. */
  seconds: number | undefined
  speed: number
  toggle(): void
  seek(to: number): void
  faster(): void
}

const SPEEDS = [1, 1.5, 2]
// One voice at a time: starting another stops it.
let heard: HTMLAudioElement | undefined

/** Plays one recording, whose address is asked for when it is first wanted. */
export function useAudio(address: () => Promise<string | undefined>, onBroken: () => void): Playback {
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [seconds, setSeconds] = useState<number>()
  const [speed, setSpeed] = useState(1)
  const element = useRef<HTMLAudioElement>(undefined)
  useEffect(() => () => element.current?.pause(), [])

  const make = (): HTMLAudioElement => {
    const audio = new Audio()
    audio.preload = 'auto'
    audio.onplay = () => setPlaying(true)
    audio.onpause = () => setPlaying(false)
    audio.ontimeupdate = () => setAt(audio.currentTime)
    audio.ondurationchange = () => Number.isFinite(audio.duration) && setSeconds(audio.duration)
    audio.onended = () => {
      audio.currentTime = 0
      setAt(0)
    }
    element.current = audio
    return audio
  }
  const start = async (): Promise<void> => {
    const audio = element.current ?? make()
    try {
      if (audio.src === '') {
        const url = await address()
        if (url === undefined) return onBroken()
        audio.src = url
        audio.currentTime = at
      }
      if (heard !== audio) heard?.pause()
      heard = audio
      audio.playbackRate = speed
      await audio.play()
    } catch (error) {
      // Paused before it had begun.
      if (!(error instanceof DOMException && error.name === 'AbortError')) onBroken()
    }
  }
  return {
    playing,
    at,
    seconds,
    speed,
    toggle: () => (playing ? element.current?.pause() : void start()),
    seek: (to) => {
      setAt(to)
      if (element.current !== undefined) element.current.currentTime = to
    },
    faster: () => {
      const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
      setSpeed(next)
      if (element.current !== undefined) element.current.playbackRate = next
    },
  }
}
