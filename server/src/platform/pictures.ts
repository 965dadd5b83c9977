import { createRequire } from 'node:module'
import type sharp from 'sharp'

const require = createRequire(import.meta.url)

/** The library of pictures, loaded with the first one: with libvips it holds some 12 MB that most processes never need. */
export function pictures(): typeof sharp {
  return require('sharp') as typeof sharp
}
