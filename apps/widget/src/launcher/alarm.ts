/** How somebody who looks elsewhere learns of an answer: a soft sound, and a number in the tab's title. */
export interface Alarm {
  /** The visitor has touched the widget: browsers let nothing sound before that. */
  allow(): void
  ring(unread: number): void
}

const MARK = /^\(\d+\) /

export function createAlarm(isMuted: () => boolean): Alarm {
  let audio: AudioContext | undefined
  const clear = () => {
    if (document.visibilityState === 'visible' && MARK.test(document.title)) {
      document.title = document.title.replace(MARK, '')
    }
  }
  document.addEventListener('visibilitychange', clear)
  return {
    allow: () => {
      audio ??= typeof AudioContext === 'undefined' ? undefined : new AudioContext()
      if (audio?.state === 'suspended') void audio.resume()
    },
    ring: (unread) => {
      if (document.visibilityState === 'hidden' && unread > 0) {
        document.title = `(${unread}) ${document.title.replace(MARK, '')}`
      }
      if (!isMuted() && audio?.state === 'running') chime(audio)
    },
  }
}

/** Two notes, a third apart, that fade within half a second. */
function chime(audio: AudioContext): void {
  for (const [index, hertz] of [659.3, 830.6].entries()) {
    const begin = audio.currentTime + index * 0.12
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    tone.type = 'sine'
    tone.frequency.value = hertz
    loudness.gain.setValueAtTime(0, begin)
    loudness.gain.linearRampToValueAtTime(0.12, begin + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + 0.4)
    tone.connect(loudness).connect(audio.destination)
    tone.start(begin)
    tone.stop(begin + 0.45)
  }
}
