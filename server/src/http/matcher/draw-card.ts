import { CARD_SIZE } from '@recado/contracts/car-pages'
import { LRUCache } from 'lru-cache'
import { openPicture } from '../../platform/open-picture.ts'

const DRAW_SECONDS = 10
const KEPT_BYTES = 20 * 1024 * 1024

export type DrawCard = (photo: string, read: () => Promise<Buffer | undefined>) => Promise<Buffer | undefined>

/**
 * Pictures for previews of links: the car's first photo as JPEG in the shape that messengers show. The last ones are kept,
 * by the photo's address, which changes with the photo; one that is asked for twice at once is drawn once.
 */
export function createCardDrawer(): DrawCard {
  const kept = new LRUCache<string, Buffer>({ maxSize: KEPT_BYTES, sizeCalculation: (picture) => picture.length })
  const drawing = new Map<string, Promise<Buffer | undefined>>()
  return async (photo, read) => {
    const known = kept.get(photo) ?? drawing.get(photo)
    if (known !== undefined) return known
    const drawn = draw(await read())
    drawing.set(photo, drawn)
    try {
      const picture = await drawn
      if (picture !== undefined) kept.set(photo, picture)
      return picture
    } finally {
      drawing.delete(photo)
    }
  }
}

async function draw(photo: Buffer | undefined): Promise<Buffer | undefined> {
  if (photo === undefined) return undefined
  const picture = await openPicture(photo)
  return picture
    .timeout({ seconds: DRAW_SECONDS })
    .resize({ ...CARD_SIZE, fit: 'cover' })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer()
}
