import type { CarView } from '@recado/contracts/cars'
import type { Http } from '../../api/http.ts'
import { listPhotos } from '../stock/stock.api.ts'

/** A car's first photo as a JPEG: kept ones are WebP, which WhatsApp takes for stickers alone. Undefined: it has none. */
export async function photoOfCar(http: Http, car: Pick<CarView, 'id' | 'photo_count' | 'stock_key'>) {
  if (car.photo_count === 0) return undefined
  const address = (await listPhotos(http, car.id)).find(({ url }) => url !== null)?.url
  if (address == null) return undefined
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`the photo answered ${answer.status}`)
  const picture = await createImageBitmap(await answer.blob())
  const canvas = document.createElement('canvas')
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
  picture.close()
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.9))
  if (blob === null) throw new Error('the photo could not be written')
  return new File([blob], `${car.stock_key}.jpg`, { type: blob.type })
}
