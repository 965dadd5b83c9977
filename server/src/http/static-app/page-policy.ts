export interface PagePolicy {
  /** Fresh for each answer. */
  nonce: string
  /** The development mailbox shows mails, which bring styles and pictures of their own, in a frame that inherits this. */
  mailbox: boolean
  /** Origin of files' signed addresses: pictures are shown from there, recordings fetched and played. */
  files: string
}

/**
 * Content security policy of the console's page: scripts by nonce and what they load themselves, nothing inline, nobody
 * may frame it. A browser that knows a nonce for styles ignores 'unsafe-inline', so the mailbox gives none.
 */
export function pagePolicy({ nonce, mailbox, files }: PagePolicy): string {
  const directives = {
    'default-src': "'none'",
    'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
    'style-src': mailbox ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    'img-src': mailbox ? "'self' data: blob: http: https:" : `'self' data: blob: ${files}`,
    'font-src': "'self'",
    'connect-src': `'self' ${files}`,
    'media-src': `'self' blob: ${files}`,
    'manifest-src': "'self'",
    // The service worker: without this 'strict-dynamic' would refuse it, because nothing gives it the nonce.
    'worker-src': "'self'",
    'frame-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
