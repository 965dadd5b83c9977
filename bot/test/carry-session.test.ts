import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NOBODY } from '@recado/contracts/whatsapp-identity'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockVolume, VolumeTakenError } from '../src/store/lock-volume.ts'
import { openStore } from '../src/store/open-store.ts'
import { restoredPath, STORE_FILE, takeRestored } from '../src/store/take-restored.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'recado-bot-volume-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('a volume has one process: the second is refused until the first has let go', () => {
  const first = lockVolume(directory, 0)
  expect(() => lockVolume(directory, 0)).toThrow(VolumeTakenError)
  first.release()
  lockVolume(directory, 0).release()
})

test('a copy that is brought back has its session, and what it wanted to send is uncertain', async () => {
  const store = openStore(join(directory, STORE_FILE))
  store.session.put([{ kind: 'creds', id: '1', value: 'then' }])
  const recipient = { ...NOBODY, phone: '+5511987654321' }
  store.sends.accept({
    ...{ id: 'snd_1', digest: 'd', lane: 'p1', recipient, quoted: undefined, at: 1 },
    content: { kind: 'text', text: 'Olá' },
  })
  await store.copyTo(restoredPath(directory))
  store.session.put([{ kind: 'creds', id: '1', value: 'later' }])
  store.close()

  expect(takeRestored(directory)).toBe(true)
  const restored = openStore(join(directory, STORE_FILE))
  expect(restored.session.get('creds', '1')).toBe('then')
  expect(restored.sends.listReady(10, 10)).toEqual([])
  expect(restored.sends.listSending()).toMatchObject([{ id: 'snd_1', message_id: null }])
  restored.close()
  expect(takeRestored(directory)).toBe(false)
})

test('what is brought half is not taken', () => {
  writeFileSync(`${join(directory, 'brought-1')}.part`, 'SQLite')
  expect(takeRestored(directory)).toBe(false)
  expect(existsSync(join(directory, STORE_FILE))).toBe(false)
})
