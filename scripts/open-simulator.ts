import { spawn } from 'node:child_process'
import { messageForAll } from '../server/src/supervisor/messages.ts'

// Opens a phone of the simulated WhatsApp of a running installation in the browser.
//
//   npm run simulator -- [connection's id or phone's number]

const [phone] = process.argv.slice(2)
const port = Number(process.env.SIMULATOR_PORT || 3200)
const address = `http://localhost:${port}/${phone === undefined ? '' : `?aparelho=${encodeURIComponent(phone)}`}`
const runs = await fetch(`http://127.0.0.1:${port}/phones`).then(
  ({ ok }) => ok,
  () => false,
)
if (runs) {
  console.log(address)
  open(address)
} else {
  console.log(messageForAll('simulator.off', { port: String(port) }))
  process.exitCode = 1
}

/** In the person's own browser, where the system has a way to say so; the address is printed anyway. */
function open(url: string): void {
  const [command = '', ...args] = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url] }[
    process.platform as string
  ] ?? ['xdg-open', url]
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
