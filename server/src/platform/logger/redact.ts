/*
 * Two nets, because secrets leak in two ways: as a field with a telling name, at any depth (a request's headers inside
 * an error inside an object), and inside a text (a connection string in an error message, a token in a query).
 */

const MASK = '[redacted]'
const MAX_DEPTH = 8

const SECRET_NAME = /passw|senha|token|secret|authorization|cookie|apikey|privatekey|masterkey|credential|recoverycode/
const EXACT_SECRET_NAMES = new Set(['pass', 'otp', 'totp', 'pin', 'signature'])

/** Whether a field of this name is hidden: `new_password`, `X-Api-Key` and `refreshToken` alike. */
export function isSecretName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[_\-.\s]/g, '')
  return SECRET_NAME.test(plain) || EXACT_SECRET_NAMES.has(plain)
}

/** A copy without secret fields. Numbers and booleans stay: `input_tokens: 812` is a count, `has_password` a fact. */
export function redactFields(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Error || value instanceof Date || ArrayBuffer.isView(value)) return value
  if (depth >= MAX_DEPTH) return '[too deep]'
  if (Array.isArray(value)) return value.map((item) => redactFields(item, depth + 1))
  if ('toJSON' in value && typeof value.toJSON === 'function') return redactFields(value.toJSON(), depth + 1)
  const fields = Object.entries(value).map(([name, field]) => {
    const hidden = isSecretName(name) && field !== undefined && field !== null && !isCountOrFact(field)
    return [name, hidden ? MASK : redactFields(field, depth + 1)] as const
  })
  return Object.fromEntries(fields)
}

const URL_PASSWORD = /(:\/\/[^\s/"@:]*):[^\s/"@]+@/g
const QUERY_SECRET =
  /([?&](?:[a-z_-]*token|code|key|api_key|secret|password|signature|sig|x-amz-signature)=)[^&"\s\\]+/gi
const BEARER = /\b(Bearer|Basic) [A-Za-z0-9\-._~+/]{8,}=*/g

/** The same text without passwords in addresses, secret query values and authorization schemes. */
export function redactText(text: string): string {
  return text.replace(URL_PASSWORD, `$1:${MASK}@`).replace(QUERY_SECRET, `$1${MASK}`).replace(BEARER, `$1 ${MASK}`)
}

function isCountOrFact(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean'
}
