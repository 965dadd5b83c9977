export type SmtpOptions = {
  host: string
  port: number
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  secure: boolean
  requireTLS: boolean
  auth: { user: string; pass: string } | undefined
}

/**
 * `smtp://user:password@host:port` or `smtps://…`. Somebody between us and the server can hide its STARTTLS offer, so
 * with a password TLS is required, except on loopback.
 */
export function smtpOptions(address: string): SmtpOptions {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const loopback = host === 'localhost' || host === '::1' || host.startsWith('127.')
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && url.username !== '' && !loopback,
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
  }
}
