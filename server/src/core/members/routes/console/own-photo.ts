import { MAX_PHOTO_BYTES, photoEndpoints } from '@recado/contracts/photos'
import { type ConsoleCall, consoleAction, consoleRoute } from '../../../../http/console/console-route.ts'
import { memberOf } from '../../../../http/console/member-of.ts'
import { memberPhotoPath } from '../../../../tenancy/member-photo-path.ts'
import { refuseImpersonators } from '../../../workflows/sign-in/update-me.ts'
import { removeOwnPhoto, setOwnPhoto } from '../../index.ts'

export const uploadOwnPhoto = consoleAction(photoEndpoints.put, {
  permission: 'signed_in',
  bodyLimit: MAX_PHOTO_BYTES,
  limit: 'photo',
  handler: async (call) => {
    const photo = await setOwnPhoto(call.services, call.source, ownerOf(call), call.request.body)
    return { photo_url: memberPhotoPath(call.tenant.id, photo) }
  },
})

export const removeOwnPhotoRoute = consoleRoute(photoEndpoints.remove, {
  permission: 'signed_in',
  handler: async (call) => {
    await removeOwnPhoto(call.scope, ownerOf(call))
    return undefined
  },
})

/** @throws impersonation_forbidden (403): a photo is the person's own */
function ownerOf({ actor }: Pick<ConsoleCall, 'actor'>) {
  if (actor.kind === 'member') refuseImpersonators(actor)
  return memberOf(actor)
}
