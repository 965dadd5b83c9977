import { expect, test } from 'vitest'
import { openSessionKeys } from '../src/baileys/session-keys.ts'
import { openStore } from '../src/store/open-store.ts'

test('a connection that has ended writes nothing over what the next one has done', async () => {
  const store = openStore(':memory:')
  const { session } = store
  const former = openSessionKeys(session)
  former.save()
  await former.keys.set({ session: { ana: Buffer.from([1]) } })
  former.close()
  const next = openSessionKeys(session)
  await next.keys.set({ session: { ana: Buffer.from([2]) } })
  next.creds.nextPreKeyId = 31
  next.save()
  // In the midst of a step when its line was cut.
  await former.keys.set({ session: { ana: Buffer.from([1]), bia: Buffer.from([1]) } })
  former.save()
  const { creds, keys } = openSessionKeys(session)
  expect(await keys.get('session', ['ana', 'bia'])).toEqual({ ana: Buffer.from([2]) })
  expect(creds.nextPreKeyId).toBe(31)
  store.close()
})
