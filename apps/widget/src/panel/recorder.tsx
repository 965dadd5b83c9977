import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { SendIcon } from '../design/icons.tsx'
import { useWidget } from '../launcher/widget-context.ts'
import { lastLevels } from '../media/peaks.ts'
import { type Recording, recordVoice } from '../media/record-voice.ts'
import type { TextKey } from '../texts.ts'
import { duration } from './duration.ts'
import { StopIcon, TrashIcon } from './file-icons.tsx'
import { VoicePlayer } from './voice-player.tsx'
import { Waveform } from './waveform.tsx'

const SHOWN_LEVELS = 36
/** Nobody means to record more; the file stays below what every plan takes. */
const LONGEST_S = 600

type Stage = { name: 'recording' } | { name: 'recorded'; blob: Blob } | { name: 'failed'; why: TextKey }

/** Takes the place of the composer: record, listen, then send or throw away. */
export function Recorder({ onSend, onCancel }: { onSend(blob: Blob, seconds: number): void; onCancel(): void }) {
  const { t } = useWidget()
  const [stage, setStage] = useState<Stage>({ name: 'recording' })
  const [levels, setLevels] = useState<readonly number[]>([])
  const [seconds, setSeconds] = useState(0)
  const recording = useRef<Recording | undefined>(undefined)
  const first = useRef<HTMLButtonElement>(null)

  useLayoutEffect(() => first.current?.focus(), [])
  useEffect(() => {
    let left = false
    const began = performance.now()
    recordVoice((level) => {
      setLevels((before) => [...before.slice(-SHOWN_LEVELS), level])
      setSeconds((performance.now() - began) / 1_000)
    }).then(
      (made) => {
        if (left) made.cancel()
        else recording.current = made
      },
      (error: Error) =>
        setStage({ name: 'failed', why: error.name === 'NotFoundError' ? 'recorder.missing' : 'recorder.denied' }),
    )
    return () => {
      left = true
      recording.current?.cancel()
      recording.current = undefined
    }
  }, [])
  const stop = async (): Promise<Blob | undefined> => {
    const blob = await recording.current?.stop()
    recording.current = undefined
    return blob
  }
  const listen = async () => {
    const blob = await stop()
    if (blob !== undefined) setStage({ name: 'recorded', blob })
  }
  useEffect(() => {
    if (seconds >= LONGEST_S && stage.name === 'recording') void listen()
  }, [seconds, stage])
  const send = async () => {
    const blob = stage.name === 'recorded' ? stage.blob : await stop()
    if (blob !== undefined) onSend(blob, seconds)
  }
  const time = duration(seconds)
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
            <button type="button" class="icon-button" aria-label={t('recorder.stop')} onClick={listen}>
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
