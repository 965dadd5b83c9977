import { expect, test } from 'vitest'
import type { DriverEvent } from '../src/driver/driver.ts'
import { openStore } from '../src/store/open-store.ts'
import { SILENT, testDriver } from './driver-contract.ts'
import { openWebPeer } from './open-web-peer.ts'

testDriver('whatsapp-web', ['cutLine', 'logOut', 'ban', 'replace'], async () => (await openWebPeer()).peer)

async function open() {
  const { peer, ...rest } = await openWebPeer()
  const store = openStore(':memory:')
  const told: DriverEvent[] = []
  const emit = (event: DriverEvent) => void told.push(event)
  const driver = peer.connect({ session: store.session, log: SILENT, emit })
  const close = async () => {
    await driver.stop()
    await peer.close()
    store.close()
  }
  return { ...rest, peer, driver, told, close }
}

test('a code to type in is shown, and one that WhatsApp refuses is not', async () => {
  const { driver, told, whatsapp, close } = await open()
  try {
    await driver.start({ pairByCode: '+5511930001000', version: undefined })
    await expect.poll(() => told).toMatchObject([{ event: 'pairing_code', code: 'ABCD1234' }])
    whatsapp.refuseCodes()
    await driver.start({ pairByCode: '+5511930001000', version: undefined })
    await expect.poll(() => told.slice(1)).toMatchObject([{ state: 'disconnected', reason: 'pairing_code_refused' }])
  } finally {
    await close()
  }
})

test('codes that nobody scans run out, and a version that is too old is named', async () => {
  const { driver, peer, account, told, whatsapp, close } = await open()
  try {
    await driver.start({ pairByCode: undefined, version: undefined })
    whatsapp.endCodes()
    await expect.poll(() => told.at(-1)).toMatchObject({ state: 'disconnected', reason: 'qr_expired' })
    await driver.start({ pairByCode: undefined, version: undefined })
    await peer.link?.(driver)
    await expect.poll(() => told.at(-1)).toMatchObject({ state: 'connected' })
    account.outdate()
    await expect.poll(() => told.at(-1)).toMatchObject({ state: 'version_outdated', reason: 'version_refused' })
  } finally {
    await close()
  }
})
