import type { Effect, Value } from '@recado/flow'
import type { HttpResponse } from '../../platform/http-client.ts'

export type HttpRequestEffect = Extract<Effect, { type: 'http_request' }>

/** Levels of JSON that are read; what lies deeper is left out. */
const MOST_LEVELS = 30

/** An answer as a flow reads it: JSON where it is JSON, else its text; nothing that cannot be stored. */
export function readHttpAnswer({ status, body }: Pick<HttpResponse, 'status' | 'body'>): {
  status: number
  body: Value
} {
  const text = body.toString('utf8')
  return { status, body: storable(parsed(text), MOST_LEVELS) }
}

function parsed(text: string): Value {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text) as Value
  } catch {
    return text
  }
}

/** PostgreSQL keeps neither NUL nor half a surrogate pair in JSON. */
function storable(value: Value, levels: number): Value {
  if (typeof value === 'string') return clean(value)
  if (value === null || typeof value !== 'object') return value
  if (levels === 0) return null
  if (Array.isArray(value)) return value.map((one) => storable(one, levels - 1))
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), storable(one, levels - 1)]))
}

function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
