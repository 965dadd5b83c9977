import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether a delivery is Meta's: `X-Hub-Signature-256: sha256=<hex>` over the bytes as they came. In constant time. */
export function isSignedByMeta(appSecret: string, bytes: Uint8Array, header: string | undefined): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(header ?? '')?.[1]
  if (hex === undefined) return false
  return timingSafeEqual(Buffer.from(hex, 'hex'), createHmac('sha256', appSecret).update(bytes).digest())
}
