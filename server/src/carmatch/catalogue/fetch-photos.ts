import { MAX_CAR_PHOTO_BYTES } from '@recado/contracts/cars'
import { AppError } from '../../platform/errors.ts'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import type { ScopeSource } from '../../tenancy/tenant-scope.ts'
import { countTry, keepFetched, listWaitingPhotos, type PhotoRow } from './car-photos.sql.ts'
import { FETCH_PHOTOS_JOB } from './job-payloads.ts'
import { type PhotoPorts, storePhoto } from './save-photos.ts'

/** Photos a run: one ends in its time, and other companies have their turn between. */
const A_RUN = 20
const TRIES = 3
const AGAIN_MS = 300_000
const REDIRECTS = 3

export interface FetchPorts extends PhotoPorts {
  http: Pick<HttpClient, 'request'>
}

/** Fetches photos that are known by their addresses. What does not answer is asked again later, twice. */
export async function fetchPhotos(ports: FetchPorts, source: ScopeSource, signal: AbortSignal): Promise<void> {
  const waiting = await ports.withTenant(source, (scope) => listWaitingPhotos(scope, A_RUN))
  for (const photo of waiting) {
    signal.throwIfAborted()
    const tries = await fetchPhoto(ports, source, photo, signal)
    if (tries > 0) await ports.withTenant(source, (scope) => countTry(scope, photo.id, tries))
  }
  const left = await ports.withTenant(source, (scope) => listWaitingPhotos(scope, 1))
  const [next] = left
  if (next === undefined) return
  // Those that were never asked come first: when the next one was, only such are left.
  await ports.withTenant(source, (scope) => {
    const startAfter = new Date(scope.clock.now().getTime() + AGAIN_MS)
    return scope.jobs.enqueue(FETCH_PHOTOS_JOB, {}, next.tries === 0 ? {} : { startAfter })
  })
}

/** After how many tries it is given up; 0 when it is there. */
async function fetchPhoto(
  ports: FetchPorts,
  source: ScopeSource,
  photo: PhotoRow,
  signal: AbortSignal,
): Promise<number> {
  try {
    const limits = { redirects: REDIRECTS, maxResponseBytes: MAX_CAR_PHOTO_BYTES, timeoutMs: 15_000 }
    const answer = await ports.http.request({ url: photo.source_url ?? '', ...limits, signal })
    if (answer.status !== 200) return answer.status >= 500 ? TRIES : 1
    const stored = await storePhoto(ports, source, answer.body)
    await ports.withTenant(source, async (scope) => {
      if (await keepFetched(scope, photo.id, stored)) await ports.photoMeter.take(scope, photo.id, stored.bytes)
    })
    return 0
  } catch (error) {
    // No picture, no room for it, or an address that will never answer.
    if (error instanceof AppError) return 1
    if (error instanceof HttpClientError) return error.transient ? TRIES : 1
    throw error
  }
}
