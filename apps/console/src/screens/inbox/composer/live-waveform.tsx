import type { VoiceRecording } from '@recado/client/record-voice'
import { useEffect, useRef } from 'react'

// One bar each tenth of a second: what a voice does can be seen, and six seconds are in sight.
const BAR_MS = 100
const BARS = 60

/** How loud the microphone hears one now, running from right to left. */
export function LiveWaveform({ recording, label }: { recording: VoiceRecording; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    const brush = element?.getContext('2d')
    if (!element || !brush) return
    const ratio = window.devicePixelRatio
    element.width = element.clientWidth * ratio
    element.height = element.clientHeight * ratio
    const bars: number[] = []
    const draw = () => {
      bars.push(recording.level())
      if (bars.length > BARS) bars.shift()
      const { width, height } = element
      const step = width / BARS
      brush.clearRect(0, 0, width, height)
      brush.fillStyle = getComputedStyle(element).color
      bars.forEach((bar, at) => {
        const tall = Math.max(2 * ratio, bar * height)
        brush.fillRect(width - (bars.length - at) * step, (height - tall) / 2, step * 0.6, tall)
      })
    }
    const timer = setInterval(draw, BAR_MS)
    return () => clearInterval(timer)
  }, [recording])
  return <canvas ref={canvas} role="img" aria-label={label} className="h-8 min-w-0 flex-1 text-accent-text" />
}
