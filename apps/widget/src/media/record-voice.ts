/** A recording under way. */
export interface Recording {
  /** Ends it and answers what was recorded. */
  stop(): Promise<Blob>
  cancel(): void
}

/** What browsers record, the best first; the server takes them all. */
const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
const LEVEL_EVERY_MS = 80

/**
 * Records the microphone.
 * @param onLevel loudness from 0 to 1, some twelve times a second.
 * @throws DOMException `NotAllowedError` when it is blocked, `NotFoundError` when there is none
 */
export async function recordVoice(onLevel: (level: number) => void): Promise<Recording> {
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true })
  const type = TYPES.find((candidate) => MediaRecorder.isTypeSupported(candidate))
  const recorder = new MediaRecorder(microphone, { ...(type ? { mimeType: type } : {}), audioBitsPerSecond: 32_000 })
  const parts: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
  const meter = measure(microphone, onLevel)
  const release = () => {
    meter.stop()
    for (const track of microphone.getTracks()) track.stop()
  }
  recorder.start(1_000)
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.addEventListener('stop', () => {
          release()
          resolve(new Blob(parts, { type: recorder.mimeType || 'audio/webm' }))
        })
        recorder.stop()
      }),
    cancel: () => {
      recorder.stop()
      release()
    },
  }
}

function measure(microphone: MediaStream, onLevel: (level: number) => void): { stop(): void } {
  const audio = new AudioContext()
  const analyser = audio.createAnalyser()
  analyser.fftSize = 1_024
  audio.createMediaStreamSource(microphone).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples)
    const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    // Speech seldom fills the range; a root lifts what is soft.
    onLevel(Math.min(1, Math.sqrt(loudest)))
  }, LEVEL_EVERY_MS)
  return {
    stop: () => {
      clearInterval(timer)
      void audio.close()
    },
  }
}
