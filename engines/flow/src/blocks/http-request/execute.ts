import { readPath, type Value } from '../../language/value.ts'
import type { EffectResult } from '../../session/event.ts'
import { leave, type Move, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import { type HttpRequestBlock, splitSecrets } from './schema.ts'

/** Asks the host to call the service and waits for the answer. */
export function executeHttpRequest(block: HttpRequestBlock, run: Run): Move {
  const headers = Object.entries(block.headers ?? {}).map(([name, value]) => [name, header(run, value)])
  const id = run.emit({
    type: 'http_request',
    method: block.method,
    url: run.address(block.url),
    headers: Object.fromEntries(headers),
    body: bodyOf(block, run),
    timeout_ms: (block.timeout_seconds ?? 10) * 1_000,
  })
  return wait({ kind: 'effect', effect_id: id, effect: 'http_request' })
}

/** Keeps the wanted parts of a 2xx answer. */
export function finishHttpRequest(block: HttpRequestBlock, run: Run, result: EffectResult): Move {
  const status = result.ok ? readPath({ value: result.value }, ['value', 'status']) : undefined
  if (!result.ok || typeof status !== 'number' || status < 200 || status > 299) return leave('error')
  const body = readPath({ value: result.value }, ['value', 'body']) ?? null
  for (const { path, variable } of block.save ?? []) {
    run.set(variable, readPath({ body }, ['body', ...(path === '' ? [] : path.split('.'))]) ?? null)
  }
  return leave('ok')
}

function bodyOf(block: HttpRequestBlock, run: Run): Value {
  if (block.raw_body !== undefined) return rawBody(block.raw_body, run)
  if (block.body === undefined) return null
  const fields = Object.entries(block.body).map(([name, value]) => [
    name,
    typeof value === 'string' ? run.value(value) : value,
  ])
  return Object.fromEntries(fields) as Value
}

/** JSON written by hand: what a contact typed is escaped, so that a quote cannot end a string. Any other text as it is. */
function rawBody(source: string, run: Run): Value {
  if (!/^\s*[[{]/.test(source)) return run.text(source)
  const text = run.escaped(source, (place) => JSON.stringify(place).slice(1, -1))
  try {
    return JSON.parse(text) as Value
  } catch {
    return text
  }
}

/** A line break inside a header's value would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}

/** Secrets stay places for the host to fill; nothing that fills the other places can look like one. */
function header(run: Run, source: string): string {
  return splitSecrets(source)
    .map(({ text, secret }) => {
      const filled = oneLine(run.text(text)).replaceAll('{{', '{ {')
      return secret === undefined ? filled : `${filled}{{secret.${secret}}}`
    })
    .join('')
}
