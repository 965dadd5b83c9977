export interface Recording {
  stop(): Promise<{ file: Blob; seconds: number }>
}

/** Of what a browser writes, what WhatsApp's phones do first. */
const TYPES = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']

/** From the microphone; where there is none, or it is not given, two tones that stand for somebody who speaks. */
export async function startRecording(): Promise<Recording> {
  const microphone = await navigator.mediaDevices?.getUserMedia({ audio: true }).catch(() => undefined)
  const tones = microphone === undefined ? playTones() : undefined
  const stream = microphone ?? tones?.stream
  if (stream === undefined) throw new Error('no sound')
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one))
  const recorder = new MediaRecorder(stream, type === undefined ? {} : { mimeType: type })
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => parts.push(data)
  const began = performance.now()
  recorder.start()
  return {
    stop: async () => {
      await new Promise<void>((resolve) => {
        recorder.onstop = () => resolve()
        recorder.stop()
      })
      for (const track of stream.getTracks()) track.stop()
      void tones?.context.close()
      const seconds = Math.max(1, Math.round((performance.now() - began) / 1_000))
      return {
        file: new Blob(parts, { type: (recorder.mimeType || type || 'audio/webm').split(';')[0] ?? '' }),
        seconds,
      }
    },
  }
}

function playTones() {
  const context = new AudioContext()
  const place = context.createMediaStreamDestination()
  for (const [at, frequency] of [220, 262, 196].entries()) {
    const tone = context.createOscillator()
    const loudness = context.createGain()
    tone.frequency.value = frequency
    loudness.gain.value = 0.1 / (at + 1)
    tone.connect(loudness).connect(place)
    tone.start()
  }
  return { context, stream: place.stream }
}
