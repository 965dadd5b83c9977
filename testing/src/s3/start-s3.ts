import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer, type S3Answer } from './answer.ts'
import { Bucket } from './bucket.ts'
import { S3Error } from './s3-error.ts'
import { type Credentials, queryOf, verifySignature } from './verify-signature.ts'
import { renderXml } from './xml.ts'

export type S3StandIn = {
  endpoint: string
  region: string
  bucketName: string
  bucket: Bucket
  credentials: Credentials
  /** Method and target of every request, in order; also of those that were refused. */
  requests: string[]
  /** The next requests fail: answered with `status` and an error code, or cut off without an answer. */
  failNext(times: number, failure: { status: number; code: string } | 'cut'): void
  close(): Promise<void>
}

/**
 * An S3 on loopback for tests, in memory, addressed by path. It is strict where Amazon is: every request must carry a
 * valid Signature Version 4, bodies must have the hashes that were signed, multipart rules hold.
 */
export async function startS3(options: { now?: () => Date } = {}): Promise<S3StandIn> {
  const now = options.now ?? (() => new Date())
  const standIn = {
    region: 'sa-east-1',
    bucketName: 'recado-test',
    bucket: new Bucket(),
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret-of-the-stand-in' },
    requests: [] as string[],
  }
  let failures: ({ status: number; code: string } | 'cut')[] = []

  const handle = async (request: IncomingMessage): Promise<S3Answer | 'cut'> => {
    const { method = '', url = '' } = request
    const body = await bodyOf(request)
    standIn.requests.push(`${method} ${url}`)
    const failure = failures.shift()
    if (failure === 'cut') return failure
    if (failure) throw new S3Error(failure.status, failure.code, 'The stand-in was told to fail.')
    const { credentials, region, bucket, bucketName } = standIn
    verifySignature({ method, target: url, headers: request.headers, body }, { credentials, region, now: now() })
    const [name, ...rest] = (url.split('?')[0] ?? '').slice(1).split('/')
    if (name !== bucketName) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist')
    const key = decodeURIComponent(rest.join('/'))
    return answer({ method, bucket, bucketName, key, query: queryOf(url), headers: request.headers, body, now: now() })
  }

  const server = createServer((request, response) => {
    handle(request).then(
      (result) => (result === 'cut' ? request.socket.destroy() : send(response, result)),
      (error: unknown) => send(response, answerOfError(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...standIn,
    endpoint: `http://127.0.0.1:${port}`,
    failNext(times, failure) {
      failures = Array.from({ length: times }, () => failure)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function answerOfError(error: unknown): S3Answer {
  const known = error instanceof S3Error ? error : new S3Error(500, 'InternalError', String(error))
  return {
    status: known.status,
    headers: { 'content-type': 'application/xml' },
    body: renderXml('Error', { Code: known.code, Message: known.message }),
  }
}

function send(response: ServerResponse, { status, headers, body }: S3Answer): void {
  const bytes = Buffer.from(body ?? '')
  // HEAD and 204 carry no body, but HEAD says how long it would be; node leaves the body out by itself.
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': bytes.length }) })
  response.end(status === 204 ? undefined : bytes)
}
