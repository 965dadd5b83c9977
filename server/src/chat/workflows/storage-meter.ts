import { consume, giveBack, record, requireRoom } from '../../core/billing/index.ts'
import type { StorageMeter } from '../attachments/index.ts'

/** Files of conversations count against the plan's storage: from when they are whole until they are deleted. */
export const storageMeter: StorageMeter = {
  take: async (scope, attachmentId, bytes) => {
    await consume(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
  giveBack: async (scope, attachmentId) => {
    await giveBack(scope, 'storage_bytes', { transactionId: attachmentId })
  },
  requireRoom: (scope, bytes) => requireRoom(scope, 'storage_bytes', bytes),
}

/** Of files that come from outside: counted, and never refused for what the company's plan has left. */
export const inboundStorageMeter: StorageMeter = {
  ...storageMeter,
  take: async (scope, attachmentId, bytes) => {
    await record(scope, 'storage_bytes', bytes, { transactionId: attachmentId })
  },
  requireRoom: async () => undefined,
}
