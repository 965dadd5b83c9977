import { randomUUID } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { HealthAnswer } from '@recado/contracts/bots'
import { startWhatsAppWeb } from '@recado/testing/whatsapp-web'
import { expect, test } from 'vitest'
import { createProcessHost } from '../../src/zap/bots/hosts/process/process-host.ts'
import { listBotProcesses } from '../../src/zap/bots/hosts/process/process-table.ts'
import { specOf } from './host-contract.ts'

const BROWSER = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync) ?? 'chromium'

test('a bot of whatsapp-web as a process shows a code, and its browser ends with it, whatever kills it', async () => {
  const whatsapp = await startWhatsAppWeb()
  const directory = mkdtempSync(path.join(tmpdir(), 'recado-web-host-'))
  chmodSync(directory, 0o711)
  const root = path.join(directory, 'bots')
  const repository = path.resolve(import.meta.dirname, '../../..')
  const host = createProcessHost({ root, repository, logMaxBytes: 1_000_000, warn: () => undefined })
  const id = randomUUID()
  const { environment } = specOf(id)
  const spec = specOf(id, {
    ...{ memoryMb: 1_024, browser: BROWSER },
    environment: { ...environment, DRIVER: 'whatsapp-web', LEASE: 'none', WA_URL: whatsapp.url },
  })
  const shows = async () => {
    const instance = await host.run(spec)
    const status = async () => HealthAnswer.parse(await (await fetch(`${instance.url}/health`)).json()).status
    await expect.poll(status).toBe('qr_ready')
  }
  try {
    await shows()
    expect(commandsWith(root).length).toBeGreaterThan(1)
    for (const { pid } of listBotProcesses(root)) process.kill(pid, 'SIGKILL')
    await expect.poll(() => commandsWith(root)).toEqual([])
    // The profile of the browser that was killed is taken up.
    await shows()
    await host.stop(id)
    await expect.poll(() => commandsWith(root)).toEqual([])
  } finally {
    await host.remove(id, { session: true })
    await whatsapp.close()
    rmSync(directory, { recursive: true, force: true })
  }
})

/** Command lines of processes that name this place. */
function commandsWith(place: string): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return command.includes(place) ? [command] : []
    } catch {
      return []
    }
  })
}
