import { createSecretKey, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { advancingClock } from '../clock/testing.ts'
import { contentDisposition } from './content-disposition.ts'
import { createDiskStorage } from './disk-storage.ts'
import { verifySignedPath } from './signed-path.ts'
import { type ContractSubject, testStorageContract } from './storage-contract.ts'
import { StorageError } from './storage-error.ts'
import { tenantKeys } from './tenant-keys.ts'

/** A disk storage, and a web server that answers its signed addresses. */
async function makeSubject(): Promise<ContractSubject & { directory: string }> {
  const directory = await mkdtemp(path.join(tmpdir(), 'storage-'))
  const signingKey = createSecretKey(randomBytes(32))
  const clock = advancingClock('2026-03-01T12:00:00Z')
  const server = createServer(async (request, response) => {
    try {
      const grant = verifySignedPath(request.url ?? '', { signingKey, clock })
      const { stream, meta } = await storage.get(grant.key)
      response.setHeader('content-type', grant.contentType ?? meta.contentType)
      if (grant.disposition) response.setHeader('content-disposition', contentDisposition(grant.disposition))
      await pipeline(stream, response)
    } catch (error) {
      // A client that left in the middle of the body has no use for a status.
      if (response.headersSent) response.destroy()
      else response.writeHead(error instanceof StorageError ? 403 : 500).end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const storage = createDiskStorage({ directory, publicUrl, signingKey, clock })
  return {
    directory,
    storage,
    fetchSigned: (url) => fetch(url),
    advance: (seconds) => clock.advance(seconds * 1000),
    leftovers: async () => (await readdir(path.join(directory, 'incoming')).catch(() => [])).length,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await storage.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

testStorageContract(makeSubject)

describe('on disk', () => {
  let subject: Awaited<ReturnType<typeof makeSubject>>
  const keys = tenantKeys('tnt_acme')
  beforeEach(async () => {
    subject = await makeSubject()
  })
  afterEach(() => subject.close())

  test('files lie under their keys, as they are', async () => {
    await subject.storage.put(keys.upload('images', 'cnv_1/foto.png'), Buffer.from('png'), { contentType: 'image/png' })
    const file = path.join(subject.directory, 'objects/tenants/tnt_acme/uploads/images/cnv_1/foto.png')
    expect(await readFile(file, 'utf8')).toBe('png')
  })

  test('no other account of the machine can read a file, its type or what is being written', async () => {
    await subject.storage.put(keys.upload('images', 'cnv_1/foto.png'), Buffer.from('png'), { contentType: 'image/png' })
    const open: string[] = []
    for (const entry of await readdir(subject.directory, { recursive: true, withFileTypes: true })) {
      const place = path.join(entry.parentPath, entry.name)
      if (((await stat(place)).mode & 0o077) !== 0) open.push(place)
    }
    expect(open).toEqual([])
  })

  test('a reader keeps the content it began with while the file is replaced', async () => {
    const key = keys.upload('documents', 'a.txt')
    await subject.storage.put(key, Buffer.from('first'), { contentType: 'text/plain' })
    const { stream } = await subject.storage.get(key)
    await subject.storage.put(key, Buffer.from('second'), { contentType: 'text/plain' })
    expect((await stream.toArray()).join('')).toBe('first')
  })

  test('a file that was put there by hand is served as bytes, and odd names are not listed', async () => {
    await subject.storage.put(keys.upload('images', 'a.png'), Buffer.from('x'), { contentType: 'image/png' })
    const folder = path.join(subject.directory, 'objects/tenants/tnt_acme/uploads/images')
    await writeFile(path.join(folder, 'copied.png'), 'y')
    await writeFile(path.join(folder, '.DS_Store'), 'z')
    await symlink('/nowhere', path.join(folder, 'dangling'))
    const { items } = await subject.storage.list(keys.uploads('images'))
    expect(items.map((item) => item.key)).toEqual([keys.upload('images', 'a.png'), keys.upload('images', 'copied.png')])
    const meta = await subject.storage.head(keys.upload('images', 'copied.png'))
    expect(meta?.contentType).toBe('application/octet-stream')
  })

  test('an address of a holder says whose it is, and of nobody else', async () => {
    const signingKey = createSecretKey(randomBytes(32))
    const clock = advancingClock('2026-03-01T12:00:00Z')
    const { directory } = subject
    const storage = createDiskStorage({ directory, publicUrl: 'http://files', signingKey, clock })
    const url = await storage.signedUrl(keys.upload('images', 'a'), { expiresSeconds: 60, holder: 'v-1' })
    const path = url.slice('http://files'.length)
    expect(verifySignedPath(path, { signingKey, clock }).holder).toBe('v-1')
    for (const changed of [path.replace('v-1', 'v-2'), path.replace('&holder=v-1', '')]) {
      expect(changed).not.toBe(path)
      expect(() => verifySignedPath(changed, { signingKey, clock })).toThrow(
        expect.objectContaining({ code: 'storage_link_invalid' }),
      )
    }
  })

  test('a key below a file is unavailable, not a crash', async () => {
    await subject.storage.put(keys.upload('images', 'a'), Buffer.from('x'), { contentType: 'image/png' })
    const below = subject.storage.put(keys.upload('images', 'a/b'), Buffer.from('x'), { contentType: 'image/png' })
    await expect(below).rejects.toMatchObject({ code: 'storage_unavailable' })
    expect(await subject.storage.head(keys.upload('images', 'a/b'))).toBeUndefined()
    expect(await subject.leftovers()).toBe(0)
  })
})

test.each([
  '/files/tenants/a/x',
  '/files/tenants/a/x?expires=1&signature=',
  '/other/tenants/a/x?expires=99999999999&signature=AAAA',
  '/files/../x?expires=99999999999&signature=AAAA',
  '/files/tenants/a/x?expires=99999999999&disposition=evil&signature=AAAA',
  '',
])('%j was not signed by us', (text) => {
  const options = { signingKey: createSecretKey(randomBytes(32)), clock: advancingClock('2026-03-01T12:00:00Z') }
  expect(() => verifySignedPath(text, options)).toThrow(expect.objectContaining({ code: 'storage_link_invalid' }))
})
