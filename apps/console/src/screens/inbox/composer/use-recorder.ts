import { RecordingFailure, recordVoice, type VoiceRecording } from '@recado/client/record-voice'
import { voiceFile } from '@recado/client/voice-file'
import { useEffect, useState } from 'react'

export type RecorderState =
  | { step: 'asking' }
  | { step: 'recording'; since: number; recording: VoiceRecording }
  | { step: 'done'; file: File }
  | { step: 'failed'; reason: RecordingFailure['reason'] }

/**
 * Records the microphone from when it is first rendered until it is stopped or goes away.
 *
 * @param name what the file is called, without its ending: the customer and the list see it.
 */
export function useRecorder(name: string): RecorderState {
  const [state, setState] = useState<RecorderState>({ step: 'asking' })
  useEffect(() => {
    const left = new AbortController()
    const record = async () => {
      const recording = await recordVoice(left.signal)
      setState({ step: 'recording', since: Date.now(), recording })
      setState({ step: 'done', file: voiceFile(await recording.done, name) })
    }
    record().catch((error) => {
      const reason = error instanceof RecordingFailure ? error.reason : 'no_microphone'
      if (!left.signal.aborted) setState({ step: 'failed', reason })
    })
    return () => left.abort()
  }, [name])
  return state
}
