import type { StorageMeter } from '../modules/attachments/index.ts'
import { consume, record, release } from '../modules/billing/index.ts'

/** Files of conversations count against the plan's storage: from when an upload begins until the file is deleted. */
export const storageMeter: StorageMeter = {
  take: async (scope, attachmentId, bytes) => {
    await consume(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
  giveBack: async (scope, attachmentId, bytes) => {
    await release(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
}

/** Of files that come from outside: counted, and never refused for what the company's plan has left. */
export const inboundStorageMeter: StorageMeter = {
  ...storageMeter,
  take: async (scope, attachmentId, bytes) => {
    await record(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
}
