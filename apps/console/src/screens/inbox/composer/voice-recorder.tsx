import { formatClock } from '@recado/client/format-clock'
import { useQuery } from '@tanstack/react-query'
import { MicOff, Send, Square, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { AudioPlayer } from '../thread/audio-player.tsx'
import { openRecording } from '../thread/open-recording.ts'
import { LiveWaveform } from './live-waveform.tsx'
import { useRecorder } from './use-recorder.ts'

interface VoiceRecorderProps {
  onSend(file: File): void
  onClose(): void
}

/** Records, lets one listen, sends. Escape throws it away. */
export function VoiceRecorder({ onSend, onClose }: VoiceRecorderProps) {
  const { t } = useTranslation(['thread', 'common'])
  const state = useRecorder(t('audio.label'))
  if (state.step === 'failed')
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 px-3 py-3 text-13">
        <MicOff size={16} className="shrink-0 text-bad" aria-hidden />
        <p className="min-w-0 flex-1 basis-60">{t(`recorder.${state.reason}`)}</p>
        <Button size="small" onClick={onClose}>
          {t('common:actions.close')}
        </Button>
      </div>
    )
  return (
    <fieldset
      aria-label={t('recorder.label')}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex items-center gap-2 px-3 py-2"
    >
      <IconButton icon={Trash2} label={t('recorder.cancel')} keys="Escape" onClick={onClose} />
      {state.step === 'asking' && (
        <p role="status" className="flex-1 text-13 text-ink-soft">
          {t('recorder.asking')}
        </p>
      )}
      {state.step === 'recording' && (
        <>
          <span className="size-2 shrink-0 animate-pulse rounded-full bg-bad-solid" aria-hidden />
          <Timer since={state.since} />
          <LiveWaveform recording={state.recording} label={t('recorder.waveform')} />
          <Button onClick={state.recording.stop} autoFocus>
            <Square size={14} aria-hidden />
            {t('recorder.stop')}
          </Button>
        </>
      )}
      {state.step === 'done' && <Listen file={state.file} onSend={() => onSend(state.file)} />}
    </fieldset>
  )
}

function Timer({ since }: { since: number }) {
  const { t } = useTranslation('thread')
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return (
    <span role="timer" aria-label={t('recorder.time')} className="w-10 shrink-0 text-13">
      {formatClock((now - since) / 1_000)}
    </span>
  )
}

function Listen({ file, onSend }: { file: File; onSend(): void }) {
  const { t } = useTranslation('thread')
  const { data } = useQuery({
    queryKey: ['own-recording', file.lastModified],
    queryFn: () => openRecording(file),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <span className="min-w-0 flex-1">
        <AudioPlayer
          name={t('recorder.own')}
          recording={data}
          loading={data === undefined}
          address={() => Promise.resolve(data?.url ?? URL.createObjectURL(file))}
        />
      </span>
      <Button kind="primary" onClick={onSend} autoFocus>
        <Send size={14} aria-hidden />
        {t('recorder.send')}
      </Button>
    </>
  )
}
