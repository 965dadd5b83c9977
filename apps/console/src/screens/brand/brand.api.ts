import { type BrandSettings, BrandView } from '@recado/contracts/brand'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type ImageKind = 'logo' | 'favicon'

export function readBrand(http: Http): Promise<BrandView> {
  return http.get('/api/v1/brand', BrandView)
}

export function saveBrand(http: Http, body: z.input<typeof BrandSettings>, began?: string): Promise<BrandView> {
  return http.send('PUT', '/api/v1/brand', body, BrandView, began)
}

export function uploadImage(http: Http, kind: ImageKind, file: File): Promise<BrandView> {
  return http.upload(`/api/v1/brand/${kind}`, file, BrandView)
}

/** Takes the picture away; what is inherited shows again. */
export function removeImage(http: Http, kind: ImageKind): Promise<BrandView> {
  return http.send('DELETE', `/api/v1/brand/${kind}`, undefined, BrandView)
}
