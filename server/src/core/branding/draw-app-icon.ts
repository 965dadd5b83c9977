import { pictures } from '../../platform/pictures.ts'
import type { Storage } from '../../platform/storage/index.ts'
import { initialOf } from './initial-strokes.ts'
import type { MergedBrand } from './merge-brands.ts'
import { paletteColour } from './palette.ts'
import { brandFileKey } from './store-brand-image.ts'

export interface AppIconOrder {
  /** Side in pixels. */
  side: number
  /** The system cuts a shape of its own out of it: what matters stays in the middle four fifths. */
  maskable: boolean
}

/**
 * The icon that a brand's installed console has, as a square PNG: its favicon, or the first letter of its name, on its
 * second colour.
 */
export async function drawAppIcon(storage: Storage, brand: MergedBrand, order: AppIconOrder): Promise<Buffer> {
  const favicon = await readFavicon(storage, brand)
  return favicon === undefined ? drawInitial(brand, order) : frameFavicon(favicon, order)
}

async function readFavicon(storage: Storage, { images }: MergedBrand): Promise<Buffer | undefined> {
  const image = images.favicon
  if (image === undefined) return undefined
  const key = brandFileKey(image.ownerKey, `favicon-${image.hash}-180.png`)
  if (key === undefined) return undefined
  const { stream } = await storage.get(key)
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

/** On white where the system cuts a shape out; as it is where it does not. */
async function frameFavicon(favicon: Buffer, { side, maskable }: AppIconOrder): Promise<Buffer> {
  const inner = Math.round(side * (maskable ? 0.64 : 1))
  const picture = await pictures()(favicon)
    .resize(inner, inner, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer()
  if (!maskable) return picture
  return pictures()({ create: { width: side, height: side, channels: 3, background: '#ffffff' } })
    .composite([{ input: picture, gravity: 'centre' }])
    .png({ compressionLevel: 9 })
    .toBuffer()
}

function drawInitial({ companyName, colours }: MergedBrand, { side, maskable }: AppIconOrder): Promise<Buffer> {
  // The letter is 44 % of the side high, and a little less where the system cuts.
  const scale = (maskable ? 0.36 : 0.44) / 140
  const corner = maskable ? 0 : 0.22
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="0 0 1 1">
    <rect width="1" height="1" rx="${corner}" fill="${colours.secondary}"/>
    <g transform="translate(0.5 0.5) scale(${scale}) translate(-50 -70)" fill="none" stroke="${paletteColour(colours.secondary).on}"
      stroke-width="19" stroke-linecap="round" stroke-linejoin="round"><path d="${initialOf(companyName)}"/></g></svg>`
  return pictures()(Buffer.from(svg)).png({ compressionLevel: 9 }).toBuffer()
}
