import type { Readable } from 'node:stream'
import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { splitBody } from './split-body.ts'

/** S3 takes at most 10,000 parts of at least 5 MiB: 8 MiB reaches 80 GB while holding 16 MiB in memory. */
export const PART_BYTES = 8 * 1024 ** 2

type Target = { Bucket: string; Key: string; ContentType: string }

/**
 * One request for bodies up to a part, a multipart upload for longer ones, which is aborted if anything fails. Parts
 * are buffers, so their SHA-256 is signed and the service refuses bytes that changed on the way.
 */
export async function putObject(
  client: S3Client,
  target: Target,
  body: Readable | Uint8Array,
  maxBytes: number | undefined,
): Promise<{ size: number }> {
  const pieces = splitBody(body, PART_BYTES, maxBytes)
  const first = (await pieces.next()).value ?? Buffer.alloc(0)
  const second = first.length === PART_BYTES ? (await pieces.next()).value : undefined
  if (second) return putParts(client, target, chain([first, second], pieces))
  await client.send(new PutObjectCommand({ ...target, Body: first }))
  return { size: first.length }
}

async function putParts(client: S3Client, target: Target, pieces: AsyncIterable<Buffer>): Promise<{ size: number }> {
  const { Bucket, Key } = target
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target))
  try {
    const Parts: CompletedPart[] = []
    let size = 0
    for await (const Body of pieces) {
      const PartNumber = Parts.length + 1
      const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }))
      Parts.push({ PartNumber, ETag })
      size += Body.length
    }
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }))
    return { size }
  } catch (error) {
    // The first error is the one that tells; parts that stay behind are the bucket's lifecycle rule's.
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId })).catch(() => {})
    throw error
  }
}

async function* chain(first: readonly Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first
  yield* rest
}
