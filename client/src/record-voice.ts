import { loudness } from './peaks.ts'

/** A recording under way. */
export interface VoiceRecording {
  /** How loud the microphone hears one now, from 0 to 1. */
  level(): number
  /** What was recorded, once it was stopped or is as long as it may be. */
  done: Promise<Blob>
  stop(): void
}

export class RecordingFailure extends Error {
  readonly reason: 'denied' | 'no_microphone' | 'unsupported'

  constructor(reason: RecordingFailure['reason'], cause?: unknown) {
    super(reason, { cause })
    this.reason = reason
  }
}

/** Ten minutes: some 2 MB, below what every plan takes and longer than anybody listens. */
const MOST_MS = 600_000
// Opus in WebM is half the size of what Safari makes, which knows only MP4.
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

/**
 * Records the microphone. @param left ends it without a recording, also while the person is still asked.
 * @throws RecordingFailure
 */
export async function recordVoice(left: AbortSignal): Promise<VoiceRecording> {
  const isType = (type: string) => MediaRecorder.isTypeSupported(type)
  const type = typeof MediaRecorder === 'undefined' ? undefined : TYPES.find(isType)
  if (type === undefined || navigator.mediaDevices === undefined) throw new RecordingFailure('unsupported')
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  const microphone = await navigator.mediaDevices.getUserMedia({ audio }).catch((error) => {
    const isDenied = error.name === 'NotAllowedError' || error.name === 'SecurityError'
    throw new RecordingFailure(isDenied ? 'denied' : 'no_microphone', error)
  })
  const release = () => {
    for (const track of microphone.getTracks()) track.stop()
    if (context !== undefined && context.state !== 'closed') void context.close()
  }
  let context: AudioContext | undefined
  try {
    // The question may be answered after whoever asked has gone.
    left.throwIfAborted()
    context = new AudioContext()
    const recorder = new MediaRecorder(microphone, { mimeType: type, audioBitsPerSecond: 32_000 })
    left.addEventListener('abort', release)
    return { level: meter(context, microphone), ...run(recorder, left, release) }
  } catch (error) {
    release()
    throw error
  }
}

function run(recorder: MediaRecorder, left: AbortSignal, release: () => void): Omit<VoiceRecording, 'level'> {
  const stop = () => {
    if (recorder.state === 'recording') recorder.stop()
  }
  const limit = setTimeout(stop, MOST_MS)
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => void pieces.push(data)
  const done = new Promise<Blob>((resolve) => {
    recorder.onstop = () => {
      clearTimeout(limit)
      release()
      if (!left.aborted) resolve(new Blob(pieces, { type: recorder.mimeType }))
    }
  })
  recorder.start(1_000)
  return { done, stop }
}

function meter(context: AudioContext, microphone: MediaStream): () => number {
  const analyser = context.createAnalyser()
  analyser.fftSize = 512
  context.createMediaStreamSource(microphone).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return () => {
    analyser.getFloatTimeDomainData(samples)
    // A quiet voice is at some 0.02, a loud one at 0.3; a root lifts what is soft.
    return Math.min(1, Math.sqrt(loudness(samples)) * 1.8)
  }
}
