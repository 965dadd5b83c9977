import { formatClock } from '@recado/client/format-clock'
import { Pause, Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../design/toast.tsx'
import { BARS, type OpenRecording } from './open-recording.ts'
import { useAudio } from './use-audio.ts'
import { Waveform } from './waveform.tsx'

interface AudioPlayerProps {
  name: string
  /** Undefined while it is decoded, and for what is too long to be. */
  recording: OpenRecording | undefined
  loading?: boolean
  /** Its length where somebody said it. */
  seconds?: number | undefined
  /** Where it is played from, asked for on the first press. */
  address(): Promise<string | undefined>
}

const FLAT = Array.from({ length: BARS }, () => 0)
const STEP_SECONDS = 5

/** Plays a recording: a press on the waveform or its arrows move through it, the number changes its speed. */
export function AudioPlayer({ name, recording, loading = false, seconds, address }: AudioPlayerProps) {
  const { t } = useTranslation('thread')
  const toast = useToast()
  const audio = useAudio(address, () => toast({ tone: 'bad', text: t('audio.broken') }))
  const length = recording?.seconds ?? audio.seconds ?? seconds
  const share = length === undefined || length === 0 ? 0 : Math.min(audio.at / length, 1)
  const seek = (to: number) => length !== undefined && audio.seek(Math.min(Math.max(to, 0), length))
  return (
    <fieldset aria-label={t('audio.label')} className="flex w-72 max-w-full items-center gap-2">
      <button
        type="button"
        onClick={audio.toggle}
        aria-label={t(audio.playing ? 'audio.pause' : 'audio.play', { name })}
        className="grid size-9 shrink-0 place-items-center rounded-full bg-accent text-accent-on hover:bg-accent-hover pointer-coarse:size-10"
      >
        {audio.playing ? <Pause size={16} aria-hidden /> : <Play size={16} className="ml-0.5" aria-hidden />}
      </button>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('audio.position')}
        aria-valuemin={0}
        aria-valuemax={Math.round(length ?? 0)}
        aria-valuenow={Math.round(audio.at)}
        aria-valuetext={t('audio.position_of', { at: formatClock(audio.at), length: formatClock(length ?? 0) })}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -STEP_SECONDS, ArrowRight: STEP_SECONDS }[event.key]
          if (step !== undefined) seek(audio.at + step)
          else if (event.key === 'Home') seek(0)
          else if (event.key === ' ') audio.toggle()
          else return
          event.preventDefault()
        }}
        onPointerDown={(event) => {
          const { left, width } = event.currentTarget.getBoundingClientRect()
          seek(((event.clientX - left) / width) * (length ?? 0))
        }}
        className={`min-w-0 flex-1 cursor-pointer rounded-4 ${loading ? 'animate-pulse' : ''}`}
      >
        <Waveform peaks={recording?.peaks ?? FLAT} played={share} />
      </div>
      <span className="grid justify-items-end">
        <span className="text-12 text-ink-soft">
          {length === undefined ? '–:––' : formatClock(audio.at > 0 ? audio.at : length)}
        </span>
        <button
          type="button"
          onClick={audio.faster}
          aria-label={t('audio.speed', { speed: audio.speed })}
          className="rounded-4 px-1 text-12 font-medium text-ink-soft hover:bg-hover hover:text-ink"
        >
          {audio.speed}×
        </button>
      </span>
    </fieldset>
  )
}
