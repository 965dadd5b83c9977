import { useCallback, useEffect, useRef, useState } from 'react'

export type RecorderState =
  | { step: 'asking' }
  | { step: 'recording'; since: number; analyser: AnalyserNode }
  | { step: 'done'; file: File }
  | { step: 'failed'; reason: 'denied' | 'no_microphone' | 'unsupported' }

/** Ten minutes: some 2 MB, and longer than anybody listens. */
export const MOST_SECONDS = 600
// Opus in WebM is half the size of what Safari makes, which knows only MP4.
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/**
 * Records the microphone from when it is first rendered until it is stopped or goes away.
 *
 * @param name what the file is called, without its ending: the customer and the list see it.
 */
export function useRecorder(name: string): { state: RecorderState; stop(): void } {
  const [state, setState] = useState<RecorderState>({ step: 'asking' })
  const recorder = useRef<MediaRecorder>(undefined)
  useEffect(() => {
    const ended = new AbortController()
    void record(name, ended.signal, setState).then((made) => {
      recorder.current = made
    })
    return () => ended.abort()
  }, [name])
  const stop = useCallback(() => {
    if (recorder.current?.state === 'recording') recorder.current.stop()
  }, [])
  return { state, stop }
}

async function record(
  fileName: string,
  ended: AbortSignal,
  tell: (state: RecorderState) => void,
): Promise<MediaRecorder | undefined> {
  const type =
    typeof MediaRecorder === 'undefined' ? undefined : TYPES.find((name) => MediaRecorder.isTypeSupported(name))
  if (type === undefined || navigator.mediaDevices === undefined) {
    tell({ step: 'failed', reason: 'unsupported' })
    return undefined
  }
  const held: { stream?: MediaStream; context?: AudioContext } = {}
  const release = () => {
    for (const track of held.stream?.getTracks() ?? []) track.stop()
    if (held.context !== undefined && held.context.state !== 'closed') void held.context.close()
  }
  try {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
    held.stream = await navigator.mediaDevices.getUserMedia({ audio })
    // The question may be answered after whoever asked has gone.
    if (ended.aborted) {
      release()
      return undefined
    }
    ended.addEventListener('abort', release)
    held.context = new AudioContext()
    const analyser = held.context.createAnalyser()
    analyser.fftSize = 512
    held.context.createMediaStreamSource(held.stream).connect(analyser)
    const recorder = new MediaRecorder(held.stream, { mimeType: type, audioBitsPerSecond: 32_000 })
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => data.size > 0 && pieces.push(data)
    recorder.onstop = () => {
      clearTimeout(limit)
      release()
      if (!ended.aborted) tell({ step: 'done', file: fileOf(pieces, type, fileName) })
    }
    recorder.start(1_000)
    const limit = setTimeout(() => recorder.state === 'recording' && recorder.stop(), MOST_SECONDS * 1_000)
    tell({ step: 'recording', since: Date.now(), analyser })
    return recorder
  } catch (error) {
    release()
    const name = error instanceof DOMException ? error.name : ''
    const denied = name === 'NotAllowedError' || name === 'SecurityError'
    if (!ended.aborted) tell({ step: 'failed', reason: denied ? 'denied' : 'no_microphone' })
    return undefined
  }
}

function fileOf(pieces: Blob[], type: string, name: string): File {
  const ending = type.startsWith('audio/mp4') ? 'm4a' : type.startsWith('audio/ogg') ? 'ogg' : 'webm'
  return new File(pieces, `${name}.${ending}`, { type })
}
