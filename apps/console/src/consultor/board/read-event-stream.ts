/**
 * The `data` of each server-sent event of a stream (WHATWG HTML, 9.2.6), as it comes. EventSource itself sends no
 * Authorization header. Whoever stops reading closes the line, and so does the signal.
 */
export async function* readEventStream(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  signal?: AbortSignal,
): AsyncGenerator<string, void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  const close = () => void reader.cancel().catch(() => undefined)
  signal?.addEventListener('abort', close, { once: true })
  if (signal?.aborted) close()
  let rest = ''
  let data: string[] = []
  try {
    // Ends: with the stream, which `signal` cancels too.
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const lines = (rest + value).split(/\r\n|\n|\r(?!$)/)
      rest = lines.pop() ?? ''
      for (const line of lines) {
        if (line.startsWith('data:')) data.push(line.slice(line[5] === ' ' ? 6 : 5))
        if (line === '' && data.length > 0) {
          yield data.join('\n')
          data = []
        }
      }
    }
  } finally {
    signal?.removeEventListener('abort', close)
    await reader.cancel().catch(() => undefined)
  }
}
