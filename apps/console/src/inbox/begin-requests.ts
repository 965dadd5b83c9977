import type { ContactId } from '@recado/contracts/ids'
import { createRequests } from '../shell/create-requests.ts'

/** To whom a new conversation is; undefined: that is asked. */
export type BeginWith = { id: ContactId; name: string } | undefined

/** Opens a new conversation from anywhere. */
export const beginRequests = createRequests<BeginWith>()
