import { type BrandSettings, type BrandView, brandEndpoints } from '@recado/contracts/brand'
import type { Given } from '@recado/contracts/endpoint'
import type { Http } from '../../api/http.ts'

export type ImageKind = 'logo' | 'favicon'

const IMAGES = {
  logo: { upload: brandEndpoints.uploadLogo, remove: brandEndpoints.removeLogo },
  favicon: { upload: brandEndpoints.uploadFavicon, remove: brandEndpoints.removeFavicon },
}

export function readBrand(http: Http): Promise<BrandView> {
  return http.call(brandEndpoints.get)
}

export function saveBrand(http: Http, body: Given<typeof BrandSettings>, began?: string): Promise<BrandView> {
  return http.call(brandEndpoints.put, { body, began })
}

export function uploadImage(http: Http, kind: ImageKind, file: File): Promise<BrandView> {
  return http.upload(IMAGES[kind].upload, { file })
}

/** Takes the picture away; what is inherited shows again. */
export function removeImage(http: Http, kind: ImageKind): Promise<BrandView> {
  return http.call(IMAGES[kind].remove)
}
