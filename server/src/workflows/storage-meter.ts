import type { StorageMeter } from '../modules/attachments/index.ts'
import { consume, release } from '../modules/billing/index.ts'

/** Files of conversations count against the plan's storage: from when an upload begins until the file is deleted. */
export const storageMeter: StorageMeter = {
  take: async (scope, attachmentId, bytes) => {
    await consume(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
  giveBack: async (scope, attachmentId, bytes) => {
    await release(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
}
