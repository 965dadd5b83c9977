import { type S3StandIn, startS3 } from '@recado/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '../clock.ts'
import { createS3Storage } from './s3-storage.ts'
import { type ContractSubject, testStorageContract } from './storage-contract.ts'
import { tenantKeys } from './tenant-keys.ts'

function storageOn(s3: S3StandIn, clock = systemClock, secretAccessKey = s3.credentials.secretAccessKey) {
  const { endpoint, region, bucketName: bucket, credentials } = s3
  return createS3Storage({
    config: {
      driver: 's3',
      endpoint,
      region,
      bucket,
      forcePathStyle: true,
      credentials: { ...credentials, secretAccessKey },
    },
    clock,
  })
}

async function makeSubject(): Promise<ContractSubject> {
  let ahead = 0
  const clock = { now: () => new Date(Date.now() + ahead) }
  const s3 = await startS3(clock)
  const storage = storageOn(s3, clock)
  return {
    storage,
    fetchSigned: (url) => fetch(url),
    advance: (seconds) => {
      ahead += seconds * 1000
    },
    leftovers: async () => s3.bucket.openUploads,
    async close() {
      await storage.close()
      await s3.close()
    },
  }
}

testStorageContract(makeSubject)

describe('on S3', () => {
  let s3: S3StandIn
  const keys = tenantKeys('tnt_acme')
  const key = keys.upload('images', 'a.png')
  beforeEach(async () => {
    s3 = await startS3()
  })
  afterEach(() => s3.close())

  test('objects lie under their keys', async () => {
    await storageOn(s3).put(key, Buffer.from('x'), { contentType: 'image/png' })
    expect(s3.bucket.keys).toEqual(['tenants/tnt_acme/uploads/images/a.png'])
  })

  test('a wrong secret is unavailable, not missing', async () => {
    const storage = storageOn(s3, systemClock, 'wrong')
    await expect(storage.head(key)).rejects.toMatchObject({ code: 'storage_unavailable' })
    await expect(storage.put(key, Buffer.from('x'), { contentType: 'x/y' })).rejects.toMatchObject({
      code: 'storage_unavailable',
    })
    expect(s3.bucket.keys).toEqual([])
  })

  test('a busy service and a cut connection are tried again', async () => {
    const storage = storageOn(s3)
    s3.failNext(2, { status: 503, code: 'SlowDown' })
    await storage.put(key, Buffer.from('x'), { contentType: 'x/y' })
    s3.failNext(1, 'cut')
    expect(await storage.head(key)).toMatchObject({ size: 1 })
    expect(s3.requests).toHaveLength(5)
  })

  test('a service that is not there is unavailable', async () => {
    const storage = storageOn(s3)
    await s3.close()
    await expect(storage.list(keys.everything)).rejects.toMatchObject({ code: 'storage_unavailable' })
  })

  test('deletePrefix goes on past a thousand', async () => {
    for (let at = 0; at < 2100; at++) s3.bucket.put(keys.upload('images', `${at}`), Buffer.alloc(0), 'x/y', new Date())
    const theirs = tenantKeys('tnt_other').upload('images', '1')
    s3.bucket.put(theirs, Buffer.alloc(0), 'x/y', new Date())
    expect(await storageOn(s3).deletePrefix(keys.everything)).toEqual({ deleted: 2100 })
    expect(s3.bucket.keys).toEqual([theirs])
    expect(s3.requests.filter((request) => request.startsWith('POST'))).toHaveLength(3)
  })
})
