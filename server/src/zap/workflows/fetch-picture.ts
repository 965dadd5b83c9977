import type { ConnectionId } from '@recado/contracts/ids'
import { readInteractive } from '@recado/contracts/interactive'
import { errors } from '../../platform/errors.ts'
import { HttpClientError } from '../../platform/http-client/http-client-error.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import type { ScopeSource, WithTenant } from '../../tenancy/tenant-scope.ts'
import { findSend, listMessagesToSend } from '../sends/index.ts'

interface Parts {
  withTenant: WithTenant
  /** For addresses that people typed in. */
  http: HttpClient
  config: { http: { publicUrl: string }; tenancy: { baseDomain: string } }
}

/** More than WhatsApp lets a file have. */
const MOST_BYTES = 100 * 1024 ** 2

/**
 * The file that a flow's message names by an address. The server fetches it for the bot: by the client that keeps out of
 * private networks, and the company's own files by the address that the server itself has.
 * @throws not_found (404) also where the address has nothing for us, service_unavailable (503) when it may have later
 */
export async function fetchPicture(
  { withTenant, http, config }: Parts,
  source: ScopeSource,
  { connectionId, sendId }: { connectionId: ConnectionId; sendId: string },
): Promise<{ bytes: Buffer; mime: string }> {
  const data = await withTenant(source, async (scope) => {
    const send = await findSend(scope, { connectionId, id: sendId })
    if (send === undefined) return undefined
    const place = { conversationId: send.conversation_id, seqs: [send.seq] }
    return (await listMessagesToSend(scope, place)).get(send.seq)?.data
  })
  const shown = data === undefined ? undefined : readInteractive(data)
  if (shown?.kind !== 'media') throw errors.not_found()
  const own = consoleUrl(config.http.publicUrl, config.tenancy.baseDomain, source.tenant.slug)
  // A company's host need not lead here from here.
  const url = shown.url.startsWith(`${own}/files/`) ? config.http.publicUrl + shown.url.slice(own.length) : shown.url
  try {
    const answer = await http.request({ url, timeoutMs: 60_000, maxResponseBytes: MOST_BYTES, redirects: 3 })
    if (answer.status >= 500 || answer.status === 429) throw errors.service_unavailable()
    if (answer.status !== 200) throw errors.not_found()
    return { bytes: answer.body, mime: String(answer.headers['content-type'] ?? '') }
  } catch (error) {
    if (!(error instanceof HttpClientError)) throw error
    throw error.transient ? errors.service_unavailable({ cause: error }) : errors.not_found({ cause: error })
  }
}
