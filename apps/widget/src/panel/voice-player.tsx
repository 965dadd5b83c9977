import { formatClock } from '@recado/client/format-clock'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWidget } from '../launcher/widget-context.ts'
import { PauseIcon, PlayIcon } from './file-icons.tsx'
import { FLAT, useVoice } from './use-voice.ts'
import { Waveform } from './waveform.tsx'

/** A recording that can be heard, stopped and gone through. */
export function VoicePlayer({ source, seconds: known }: { source: Blob | string | undefined; seconds: number }) {
  const { t } = useWidget()
  const voice = useVoice(source)
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const total = voice?.seconds ?? known
  useEffect(() => {
    // Four times a second, as browsers tell it, is a bar that jumps.
    if (!playing) return
    const timer = setInterval(() => setAt(audio.current?.currentTime ?? 0), 60)
    return () => clearInterval(timer)
  }, [playing])
  const toggle = () => {
    const element = audio.current
    if (element === null) return
    if (playing) element.pause()
    else void element.play().catch(() => setPlaying(false))
  }
  const goTo = (second: number) => {
    if (audio.current !== null) audio.current.currentTime = second
    setAt(second)
  }
  return (
    <div class="voice">
      <button
        type="button"
        class="voice-button"
        disabled={voice === undefined}
        aria-label={t(playing ? 'voice.pause' : 'voice.play')}
        onClick={toggle}
      >
        {playing ? <PauseIcon size={18} /> : <PlayIcon size={18} />}
      </button>
      <div class="voice-wave">
        <Waveform levels={voice?.peaks ?? FLAT} share={total > 0 ? at / total : 0} />
        <input
          type="range"
          aria-label={t('voice.position')}
          aria-valuetext={formatClock(at)}
          min={0}
          max={total || 1}
          step={0.1}
          value={at}
          onInput={({ currentTarget }) => goTo(currentTarget.valueAsNumber)}
        />
      </div>
      <span class="voice-time">{formatClock(playing || at > 0 ? at : total)}</span>
      {voice !== undefined && (
        // biome-ignore lint/a11y/useMediaCaption: nobody has written down what customers say
        <audio
          ref={audio}
          src={voice.url}
          preload="metadata"
          onPlay={() => setPlaying(true)}
          onPause={() => setPlaying(false)}
          onEnded={() => goTo(0)}
        />
      )}
    </div>
  )
}
