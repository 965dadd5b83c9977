import { defineTenantJob } from '../../jobs/define-job.ts'
import { DISCARD_PHOTO_JOB, DiscardPhotoPayload, discardUnnamedPhoto } from './index.ts'

/** A photo was replaced or taken away, its bearer left, or its upload may have been broken off. */
export const discardMemberPhoto = defineTenantJob(DISCARD_PHOTO_JOB, {
  schema: DiscardPhotoPayload,
  handler: ({ payload, services, source }) => discardUnnamedPhoto(services, source, payload.photo),
})
