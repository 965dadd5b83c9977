import { BrandSettings } from '@recado/contracts/brand'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export function readBrand(http: Http): Promise<BrandSettings> {
  return http.get('/api/v1/brand', BrandSettings)
}

export function saveBrand(http: Http, body: z.input<typeof BrandSettings>): Promise<BrandSettings> {
  return http.send('PUT', '/api/v1/brand', body, BrandSettings)
}
