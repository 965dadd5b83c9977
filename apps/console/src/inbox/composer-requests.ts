import { createRequests } from '../shell/create-requests.ts'

/** What the keyboard asks of the composer: to answer, to leave a note, to choose a canned answer. */
export type ComposerWish = 'reply' | 'note' | 'canned'

export const composerRequests = createRequests<ComposerWish>()
