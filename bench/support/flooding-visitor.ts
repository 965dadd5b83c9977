import { setPriority } from 'node:os'
import { type LightSocket, openLightSocket } from './light-socket.ts'

// A process that is one visitor who keeps to no rule: it sends typing frames as fast as the connection takes them, and comes
// back at once when it is cut off or refused.

export interface FloodOrder {
  url: string
  tenant: string
  visitor: { token: string; conversationId: string }
}

export interface FloodReport {
  frames: number
  connections: number
}

/** 16,000 frames a second: what was measured of one such client. */
const FRAMES = 80
const EVERY_MS = 5

setPriority(10)
const order = await new Promise<FloodOrder>((resolve) =>
  process.once('message', (first) => resolve(first as FloodOrder)),
)
const auth = { visitor_token: order.visitor.token, tenant: order.tenant }
const typing = `42${JSON.stringify(['typing', { conversation_id: order.visitor.conversationId, state: 'writing' }])}`
const report: FloodReport = { frames: 0, connections: 0 }
open()
process.on('message', () => {
  process.send?.(report)
  process.exit(0)
})

function open(): void {
  report.connections += 1
  let flooding: NodeJS.Timeout | undefined
  const again = () => {
    clearInterval(flooding)
    socket.close()
    setTimeout(open, 50)
  }
  const socket: LightSocket = openLightSocket({
    url: `${order.url.replace('http', 'ws')}/realtime/?EIO=4&transport=websocket`,
    wants: () => true,
    onSkipped: () => undefined,
    onFailed: again,
    onText: (text) => {
      if (text.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`)
      if (text.startsWith('44')) again()
      if (text.startsWith('42["ready"')) flooding = setInterval(flood, EVERY_MS)
    },
  })
  const flood = () => {
    for (let n = 0; n < FRAMES; n++) socket.send(typing)
    report.frames += FRAMES
  }
}
