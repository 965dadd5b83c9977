import { formatClock } from '@recado/client/format-clock'
import { lastLevels } from '@recado/client/peaks'
import { type RecordingFailure, recordVoice, type VoiceRecording } from '@recado/client/record-voice'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { SendIcon } from '../design/icons.tsx'
import { useWidget } from '../launcher/widget-context.ts'
import type { TextKey } from '../texts.ts'
import { StopIcon, TrashIcon } from './file-icons.tsx'
import { VoicePlayer } from './voice-player.tsx'
import { Waveform } from './waveform.tsx'

const SHOWN_LEVELS = 36
const LEVEL_EVERY_MS = 80

type Stage = { name: 'recording' } | { name: 'recorded'; blob: Blob } | { name: 'failed'; why: TextKey }

/** Takes the place of the composer: record, listen, then send or throw away. */
export function Recorder({ onSend, onCancel }: { onSend(blob: Blob, seconds: number): void; onCancel(): void }) {
  const { t } = useWidget()
  const [stage, setStage] = useState<Stage>({ name: 'recording' })
  const [levels, setLevels] = useState<readonly number[]>([])
  const [seconds, setSeconds] = useState(0)
  const recording = useRef<VoiceRecording | undefined>(undefined)
  const first = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => first.current?.focus(), [])
  useEffect(() => {
    const left = new AbortController()
    const record = async () => {
      const began = await recordVoice(left.signal)
      recording.current = began
      const since = performance.now()
      const timer = setInterval(() => {
        setLevels((before) => [...before.slice(-SHOWN_LEVELS), began.level()])
        setSeconds((performance.now() - since) / 1_000)
      }, LEVEL_EVERY_MS)
      left.signal.addEventListener('abort', () => clearInterval(timer))
      const blob = await began.done
      clearInterval(timer)
      setStage({ name: 'recorded', blob })
    }
    record().catch((error) => {
      const why = (error as Partial<RecordingFailure>).reason === 'denied' ? 'recorder.denied' : 'recorder.missing'
      if (!left.signal.aborted) setStage({ name: 'failed', why })
    })
    return () => left.abort()
  }, [])
  const stop = () => recording.current?.stop()
  const send = async () => {
    stop()
    const blob = stage.name === 'recorded' ? stage.blob : await recording.current?.done
    if (blob !== undefined) onSend(blob, seconds)
  }
  const time = formatClock(seconds)
  return (
    <div class="composer recorder">
      {stage.name === 'failed' && (
        <p class="problem" role="alert">
          {t(stage.why)}
        </p>
      )}
      <div class="composer-bar">
        <button ref={first} type="button" class="icon-button" aria-label={t('recorder.cancel')} onClick={onCancel}>
          <TrashIcon />
        </button>
        {stage.name === 'recording' && (
          <>
            <span class="recording-dot" aria-hidden="true" />
            <span class="hidden" role="status">
              {t('composer.voice')}
            </span>
            <span class="voice-time" role="timer" aria-label={t('recorder.recording', { time })}>
              {time}
            </span>
            <div class="recorder-wave">
              <Waveform levels={lastLevels(levels, SHOWN_LEVELS)} share={1} />
            </div>
            <button type="button" class="icon-button" aria-label={t('recorder.stop')} onClick={stop}>
              <StopIcon />
            </button>
          </>
        )}
        {stage.name === 'recorded' && <VoicePlayer source={stage.blob} seconds={seconds} />}
        {stage.name !== 'failed' && (
          <button type="button" class="send" aria-label={t('recorder.send')} onClick={send}>
            <SendIcon />
          </button>
        )}
      </div>
    </div>
  )
}
