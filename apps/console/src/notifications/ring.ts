let context: AudioContext | undefined

/** Two soft notes, made here: no file, nothing to fetch. Silent where the browser lets nothing sound before a press. */
export function ring(): void {
  context ??= new AudioContext()
  const { currentTime, state } = context
  if (state === 'suspended') void context.resume()
  play(context, 660, currentTime, 0.12)
  play(context, 880, currentTime + 0.11, 0.22)
}

/** Hertz, and seconds of the context's time. */
function play(audio: AudioContext, frequency: number, start: number, length: number): void {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.type = 'sine'
  tone.frequency.value = frequency
  // Rising and fading: a tone that begins or ends at once clicks.
  volume.gain.setValueAtTime(0, start)
  volume.gain.linearRampToValueAtTime(0.14, start + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.001, start + length)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + length)
}
