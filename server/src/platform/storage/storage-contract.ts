import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from './storage.ts'
import { StorageError, type StorageErrorCode } from './storage-error.ts'
import { type StorageKey, type StoragePrefix, tenantKeys } from './tenant-keys.ts'

export type ContractSubject = {
  storage: Storage
  /** GET of a signed address, as a browser would. */
  fetchSigned(url: string): Promise<Response>
  /** Moves the time by which addresses are signed and checked. */
  advance(seconds: number): void
  /** Parts of uploads that were given up and are still kept somewhere. */
  leftovers(): Promise<number>
  close(): Promise<void>
}

const acme = tenantKeys('tnt_acme')
const other = tenantKeys('tnt_acme2')
const MEBIBYTE = 1024 ** 2

/** What every driver promises. Run it from the driver's own test file. */
export function testStorageContract(make: () => Promise<ContractSubject>): void {
  let subject: ContractSubject
  let storage: Storage
  beforeEach(async () => {
    subject = await make()
    storage = subject.storage
  })
  afterEach(() => subject.close())

  const read = async (key: StorageKey) => buffer((await storage.get(key)).stream)
  const failsWith = async (promise: Promise<unknown>, code: StorageErrorCode) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(StorageError)
    expect((error as StorageError).code).toBe(code)
  }
  const put = (key: StorageKey, text: string) => storage.put(key, Buffer.from(text), { contentType: 'text/plain' })

  describe('put and get', () => {
    test.each([
      ['nothing', 0],
      ['one byte', 1],
      ['a megabyte and a bit', MEBIBYTE + 1],
      ['exactly one part', 8 * MEBIBYTE],
      ['several parts', 17 * MEBIBYTE + 3],
    ])('%s comes back, from a buffer and from a stream', async (_, size) => {
      const content = randomBytes(size)
      const [a, b] = [acme.upload('documents', 'a.bin'), acme.upload('documents', 'b.bin')]
      expect(await storage.put(a, content, { contentType: 'application/x-a' })).toEqual({ size })
      expect(await storage.put(b, inChunks(content, 100_003), { contentType: 'application/x-b' })).toEqual({ size })
      expect((await read(a)).equals(content)).toBe(true)
      expect((await read(b)).equals(content)).toBe(true)
      expect(await storage.head(b)).toMatchObject({ size, contentType: 'application/x-b' })
      expect(await subject.leftovers()).toBe(0)
    })

    test('meta tells size, type and time, and the etag follows the content', async () => {
      const key = acme.upload('images', 'foto.webp')
      const before = Date.now()
      await storage.put(key, Buffer.from('um'), { contentType: 'image/webp' })
      const first = await storage.head(key)
      expect(first).toMatchObject({ size: 2, contentType: 'image/webp' })
      expect(Math.abs((first?.lastModified.getTime() ?? 0) - before)).toBeLessThan(5000)
      const { stream, meta } = await storage.get(key)
      stream.destroy()
      expect(meta).toEqual(first)
      await storage.put(key, Buffer.from('dois'), { contentType: 'image/png' })
      const second = await storage.head(key)
      expect(second).toMatchObject({ size: 4, contentType: 'image/png' })
      expect(second?.etag).not.toBe(first?.etag)
    })

    test('parts of a file are read by range', async () => {
      const key = acme.upload('audio', 'voz.ogg')
      await put(key, '0123456789')
      const part = async (range: { start: number; end?: number }) => {
        const { stream, meta } = await storage.get(key, { range })
        expect(meta.size).toBe(10)
        return (await buffer(stream)).toString()
      }
      expect(await part({ start: 2, end: 4 })).toBe('234')
      expect(await part({ start: 7 })).toBe('789')
      expect(await part({ start: 8, end: 99 })).toBe('89')
      await failsWith(storage.get(key, { range: { start: 10 } }), 'storage_range_unsatisfiable')
      await failsWith(storage.get(key, { range: { start: 5, end: 4 } }), 'storage_range_unsatisfiable')
    })

    test('what is not there is not found', async () => {
      const key = acme.upload('images', 'nada.png')
      await failsWith(storage.get(key), 'storage_not_found')
      expect(await storage.head(key)).toBeUndefined()
      await put(acme.upload('images', 'pasta/foto.png'), 'x')
      expect(await storage.head(acme.upload('images', 'pasta'))).toBeUndefined()
    })
  })

  describe('a put that fails', () => {
    test.each([
      ['small', 1000],
      ['of several parts', 20 * MEBIBYTE],
    ])('keeps the old content and leaves nothing behind (%s)', async (_, size) => {
      const key = acme.backup('daily', 'dump.bin')
      await put(key, 'old')
      const broken = Readable.from(
        (async function* () {
          for (let sent = 0; sent < size; sent += MEBIBYTE) yield Buffer.alloc(Math.min(size, MEBIBYTE))
          throw new Error('the source broke')
        })(),
      )
      await expect(storage.put(key, broken, { contentType: 'x/y' })).rejects.toThrow('the source broke')
      expect((await read(key)).toString()).toBe('old')
      expect(await storage.head(key)).toMatchObject({ contentType: 'text/plain' })
      expect(await subject.leftovers()).toBe(0)
    })

    test('by size stops reading and stores nothing', async () => {
      const key = acme.upload('documents', 'big.bin')
      let produced = 0
      const endless = Readable.from(
        (async function* () {
          // Ends: when the storage stops reading.
          for (;;) {
            produced += MEBIBYTE
            yield Buffer.alloc(MEBIBYTE)
          }
        })(),
      )
      await failsWith(storage.put(key, endless, { contentType: 'x/y', maxBytes: 10 * MEBIBYTE }), 'storage_too_large')
      expect(produced).toBeLessThan(30 * MEBIBYTE)
      expect(endless.destroyed).toBe(true)
      expect(await storage.head(key)).toBeUndefined()
      expect(await subject.leftovers()).toBe(0)
    })

    test('a body of exactly the limit is no failure', async () => {
      const key = acme.upload('documents', 'fits.bin')
      const options = { contentType: 'x/y', maxBytes: 1000 }
      expect(await storage.put(key, Buffer.alloc(1000), options)).toEqual({ size: 1000 })
      await failsWith(storage.put(key, Buffer.alloc(1001), options), 'storage_too_large')
    })
  })

  test('writers of one key at the same time leave one whole file', async () => {
    const key = acme.upload('documents', 'race.bin')
    const contents = Array.from({ length: 8 }, (_, at) => Buffer.alloc(200_000, at))
    await Promise.all(contents.map((content) => storage.put(key, inChunks(content, 10_000), { contentType: 'x/y' })))
    const found = await read(key)
    expect(contents.some((content) => content.equals(found))).toBe(true)
  })

  test('delete removes, and is content when there is nothing', async () => {
    const key = acme.upload('images', 'a.png')
    await put(key, 'x')
    await storage.delete(key)
    await storage.delete(key)
    expect(await storage.head(key)).toBeUndefined()
  })

  describe('list', () => {
    const names = ['a', 'a-b', 'a.b', 'a0', 'a/b', 'a/b2/c', 'B', 'z/1', 'z/10', 'z/2']

    test('is in byte order over the whole key, page by page, and stays inside its prefix', async () => {
      // On a disk `a` cannot be a file and a folder; the others show the order of '-', '.', '/' and digits.
      const kept = names.filter((name) => name !== 'a')
      for (const name of kept) await put(acme.upload('images', name), name)
      await put(acme.upload('documents', 'a'), 'x')
      await put(other.upload('images', 'a'), 'x')
      const expected = kept.map((name) => acme.upload('images', name)).sort()
      for (const limit of [1, 2, 4, 9, 1000]) expect(await listAll(acme.uploads('images'), limit)).toEqual(expected)
      expect(await listAll(acme.uploads(), 3)).toHaveLength(10)
      expect(await listAll(acme.everything, 3)).toHaveLength(10)
    })

    test('tells sizes, and ends for an empty prefix', async () => {
      await put(acme.analyticsExport('2026-03.csv'), 'a;b')
      expect((await storage.list(acme.exports)).items).toMatchObject([
        { size: 3, key: acme.analyticsExport('2026-03.csv') },
      ])
      expect(await storage.list(acme.backups())).toEqual({ items: [], cursor: undefined })
    })

    test('a page that is exactly full has no next one', async () => {
      for (const name of ['1', '2', '3']) await put(acme.upload('images', name), 'x')
      expect((await storage.list(acme.uploads(), { limit: 3 })).cursor).toBeUndefined()
      expect((await storage.list(acme.uploads(), { limit: 2 })).cursor).toBe(acme.upload('images', '2'))
    })

    async function listAll(prefix: StoragePrefix, limit: number): Promise<string[]> {
      const keys: string[] = []
      // Ends: at the last page of a few files.
      for (let cursor: string | undefined; ; ) {
        const page = await storage.list(prefix, cursor === undefined ? { limit } : { limit, cursor })
        keys.push(...page.items.map((item) => item.key))
        cursor = page.cursor
        if (cursor === undefined) return keys
      }
    }
  })

  test('deletePrefix removes one tenant and nobody else', async () => {
    for (let at = 0; at < 5; at++) await put(acme.upload('images', `${at}/foto.png`), 'x')
    await put(acme.brand.logo, 'logo')
    await put(other.upload('images', 'foto.png'), 'x')
    expect(await storage.deletePrefix(acme.everything)).toEqual({ deleted: 5 })
    expect(await storage.deletePrefix(acme.everything)).toEqual({ deleted: 0 })
    expect((await storage.list(acme.everything)).items).toEqual([])
    expect(await storage.head(acme.brand.logo)).toBeDefined()
    expect(await storage.head(other.upload('images', 'foto.png'))).toBeDefined()
    await put(acme.upload('images', '1/foto.png'), 'again')
    expect(await storage.head(acme.upload('images', '1/foto.png'))).toBeDefined()
  })

  test('what is no key is refused, whatever the compiler was told', async () => {
    for (const text of [
      '../etc/passwd',
      'tenants/a/../b/x',
      '/etc/passwd',
      'a//b',
      'a/./b',
      'a\\b',
      'a\0b',
      '',
      'a/',
      '.env',
    ]) {
      const key = text as StorageKey
      await failsWith(put(key, 'x'), 'storage_invalid_key')
      await failsWith(storage.get(key), 'storage_invalid_key')
      await failsWith(storage.head(key), 'storage_invalid_key')
      await failsWith(storage.delete(key), 'storage_invalid_key')
      await failsWith(storage.signedUrl(key, { expiresSeconds: 1 }), 'storage_invalid_key')
    }
    for (const text of ['', '/', '../', 'tenants/..', 'tenants/../', 'tenants']) {
      await failsWith(storage.deletePrefix(text as StoragePrefix), 'storage_invalid_key')
      await failsWith(storage.list(text as StoragePrefix), 'storage_invalid_key')
    }
  })

  describe('a signed address', () => {
    const key = acme.upload('documents', 'c7f3.pdf')

    test('lets anyone read this file under the name and type it was made for', async () => {
      await put(key, 'conteúdo')
      const url = await storage.signedUrl(key, {
        expiresSeconds: 60,
        disposition: { type: 'attachment', filename: 'orçamento "final".pdf' },
        contentType: 'application/pdf',
      })
      const response = await subject.fetchSigned(url)
      expect(response.status).toBe(200)
      expect(await response.text()).toBe('conteúdo')
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toBe(
        'attachment; filename="orcamento _final_.pdf"; filename*=UTF-8\'\'or%C3%A7amento%20%22final%22.pdf',
      )
    })

    test('ends', async () => {
      await put(key, 'x')
      const url = await storage.signedUrl(key, { expiresSeconds: 60 })
      subject.advance(50)
      expect((await subject.fetchSigned(url)).status).toBe(200)
      subject.advance(20)
      expect((await subject.fetchSigned(url)).status).toBe(403)
    })

    test('does not open anything else', async () => {
      await put(key, 'x')
      await put(other.upload('documents', 'c7f3.pdf'), 'theirs')
      const url = await storage.signedUrl(key, {
        expiresSeconds: 60,
        disposition: { type: 'attachment', filename: 'a.pdf' },
      })
      const changes = [
        url.replace('tnt_acme', 'tnt_acme2'),
        url.replace(/expires=\d/i, (text) => `${text}9`),
        url.replace('attachment', 'inline'),
        url.replace('a.pdf', 'a.html'),
        url.replace(/signature=(.)/i, (text, first) => text.replace(/.$/, first === '0' ? '1' : '0')),
      ]
      for (const changed of changes) {
        expect(changed).not.toBe(url)
        expect((await subject.fetchSigned(changed)).status, changed).toBeGreaterThanOrEqual(400)
      }
      expect((await subject.fetchSigned(url)).status).toBe(200)
    })
  })
}

function inChunks(content: Buffer, size: number): Readable {
  const count = Math.ceil(content.length / size)
  return Readable.from(Array.from({ length: count }, (_, at) => content.subarray(at * size, (at + 1) * size)))
}
