import { BOT_TOKEN_HEADER } from '@recado/contracts/bots'
import { SendError } from '../driver/send-error.ts'

/** Fetches a file that the server wants sent. The bot's token goes to the server alone, wherever the address leads. */
export async function fetchMedia(
  url: string,
  { token, dashboardUrl, mediaMaxBytes }: { token: string; dashboardUrl: string; mediaMaxBytes: number },
): Promise<{ bytes: Uint8Array; mime: string }> {
  const headers = new URL(url).origin === dashboardUrl ? { [BOT_TOKEN_HEADER]: token } : undefined
  const response = await fetch(url, { ...(headers && { headers }), signal: AbortSignal.timeout(120_000) }).catch(
    (error: unknown) => {
      throw new SendError('not_sent', 'media_unreachable', String(error))
    },
  )
  if (!response.ok) {
    await response.body?.cancel()
    const gone = response.status >= 400 && response.status < 500 && ![401, 408, 425, 429].includes(response.status)
    throw new SendError(
      gone ? 'refused' : 'not_sent',
      'media_unreachable',
      `the file's address answers ${response.status}`,
    )
  }
  const bytes = await readUpTo(response, mediaMaxBytes)
  return { bytes, mime: response.headers.get('content-type') ?? '' }
}

/** Ends as soon as there is too much: what an address sends is its own affair. */
async function readUpTo(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > most) throw new SendError('refused', 'too_large', `the file has more than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
