import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
/** Where images of brands are served. */
export const BRAND_FILES_PATH = '/files/brand'
/** Where photos of members are served. */
export const MEMBER_PHOTOS_PATH = '/files/people'

export const fileEndpoints = {
  read: defineEndpoint({
    name: 'file',
    method: 'GET',
    path: '/files/*',
    tag: 'Files',
    summary: 'A file, for whoever has its signed address, until that expires. Understands Range.',
    // What they mean is read out of the whole address, which is what was signed.
    query: z
      .object({
        ...{ expires: z.unknown(), disposition: z.unknown(), filename: z.unknown() },
        ...{ type: z.unknown(), holder: z.unknown(), signature: z.unknown() },
      })
      .partial(),
  }),
  readOfBrand: defineEndpoint({
    name: 'brand-file',
    method: 'GET',
    path: `${BRAND_FILES_PATH}/:owner/:name`,
    tag: 'Files',
    summary: 'An image of a brand.',
    params: z.object({ owner: z.string().max(60), name: z.string().max(100) }),
  }),
  readOfMember: defineEndpoint({
    name: 'member-photo',
    method: 'GET',
    path: `${MEMBER_PHOTOS_PATH}/:tenant/:name`,
    tag: 'Files',
    summary: 'A member’s photo.',
    params: z.object({ tenant: z.string().max(60), name: z.string().max(60) }),
  }),
}
