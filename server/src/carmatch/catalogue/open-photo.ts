import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { TenantId } from '@recado/contracts/ids'
import { openPicture } from '../../platform/open-picture.ts'
import { type Storage, StorageError, tenantKeys } from '../../platform/storage/index.ts'
import { encodeMiddlePhoto } from './encode-car-photo.ts'

const MIDDLE = '-middle'

/**
 * A photo's file by its name. Photos from before there was a middle size get theirs the first time it is asked for; two
 * who ask at once store the same bytes. @throws storage_not_found
 */
export async function openPhoto(
  storage: Storage,
  tenant: TenantId,
  name: string,
): Promise<Awaited<ReturnType<Storage['get']>>> {
  const keys = tenantKeys(tenant)
  try {
    return await storage.get(keys.carPhoto(name))
  } catch (error) {
    const isMissing = error instanceof StorageError && error.code === 'storage_not_found'
    if (!isMissing || !name.endsWith(MIDDLE)) throw error
  }
  const { stream } = await storage.get(keys.carPhoto(name.slice(0, -MIDDLE.length)))
  await storage.put(keys.carPhoto(name), await encodeMiddlePhoto(await buffer(stream)), { contentType: 'image/webp' })
  return storage.get(keys.carPhoto(name))
}

/** As WhatsApp takes a picture; made anew each time, for it is asked for once a message. */
export async function encodeJpeg(stream: Readable): Promise<Buffer> {
  return (await openPicture(await buffer(stream))).jpeg({ quality: 82 }).toBuffer()
}
