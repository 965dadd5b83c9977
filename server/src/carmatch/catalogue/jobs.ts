import type { CarFeedId, CarImportId } from '@recado/contracts/ids'
import { z } from 'zod'
import { definePlatformJob, defineTenantJob } from '../../jobs/define-job.ts'
import { forEachTenant } from '../../jobs/for-each-tenant.ts'
import { carMeter } from '../workflows/car-meter.ts'
import {
  DISCARD_CAR_PHOTOS_JOB,
  DiscardCarPhotosPayload,
  discardUnnamedPhotos,
  FEED_JOB,
  FETCH_PHOTOS_JOB,
  FeedPayload,
  FetchPhotosPayload,
  failImport,
  fetchPhotos,
  IMPORT_JOB,
  ImportPayload,
  runImport,
  runPlannedFeed,
  sweepImports,
} from './index.ts'

/** One of a company at a time: each of them takes the stock. */
export const carsImport = defineTenantJob(IMPORT_JOB, {
  schema: ImportPayload,
  timeout: 1_800,
  concurrency: 2,
  concurrencyPerTenant: 1,
  handler: async ({ payload, services, source, job, signal }) => {
    const ports = { ...services, meter: carMeter, photoMeter: services.storageMeter }
    const id = payload.import_id as CarImportId
    try {
      await runImport(ports, source, id, signal)
    } catch (error) {
      // Nobody waits for what will not be tried again.
      if (job.isLast) await failImport(services, source, id, { code: 'internal_error' })
      throw error
    }
  },
})

/** It plans its successor: repeated for some 30 hours before it is dead. */
export const carsRunFeed = defineTenantJob(FEED_JOB, {
  schema: FeedPayload,
  retryLimit: 200,
  keepFinished: 86_400,
  handler: async ({ payload, once }) => {
    const run = { id: payload.feed_id as CarFeedId, plan: payload.plan }
    await once((scope) => runPlannedFeed(scope, carMeter, run))
  },
})

export const carsFetchPhotos = defineTenantJob(FETCH_PHOTOS_JOB, {
  schema: FetchPhotosPayload,
  timeout: 600,
  concurrency: 2,
  concurrencyPerTenant: 1,
  keepFinished: 3_600,
  handler: ({ services, source, signal }) =>
    fetchPhotos({ ...services, photoMeter: services.storageMeter }, source, signal),
})

export const carsDiscardPhotos = defineTenantJob(DISCARD_CAR_PHOTOS_JOB, {
  schema: DiscardCarPhotosPayload,
  handler: ({ payload, services, source }) => discardUnnamedPhotos(services, source, payload.files),
})

export const carsSweep = definePlatformJob('cars.sweep', {
  schema: z.object({}),
  cron: { expression: '20 4 * * *', timeZone: 'America/Sao_Paulo' },
  timeout: 3_600,
  concurrency: 1,
  handler: ({ services, signal }) =>
    forEachTenant(services, 'cars.sweep', signal, (source) => sweepImports(services, source, services.clock.now())),
})
