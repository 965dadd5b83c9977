import { createTransport } from 'nodemailer'
import { compose } from './compose.ts'
import { MailError } from './mail-error.ts'
import type { Mailer } from './mailer.ts'
import type { Mailbox } from './parse-mailbox.ts'
import { smtpOptions } from './smtp-options.ts'

/**
 * Sends through a mail server over at most five kept connections. `timeoutMs` bounds each silence: connecting, the
 * greeting and every answer.
 */
export function createSmtpMailer(options: { url: string; from: string; timeoutMs?: number }): Mailer {
  const timeout = options.timeoutMs ?? 15_000
  const transport = createTransport({
    ...smtpOptions(options.url),
    pool: true,
    maxConnections: 5,
    maxMessages: 100,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    // Contents are texts given to us: they must not name files or addresses for the library to read.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      const { message_id, from, to, reply_to, subject, text, html, headers } = compose(mail, options.from)
      try {
        await transport.sendMail({
          messageId: message_id,
          from: addressOf(from),
          to: addressOf(to),
          ...(reply_to ? { replyTo: addressOf(reply_to) } : {}),
          subject,
          text,
          ...(html === undefined ? {} : { html }),
          headers: { ...headers },
        })
        return { message_id }
      } catch (cause) {
        throw new MailError(isPermanent(cause) ? 'mail_refused' : 'mail_unavailable', { cause })
      }
    },
    async close() {
      transport.close()
    },
  }
}

function addressOf({ name, address }: Mailbox): { name: string; address: string } {
  return { name: name ?? '', address }
}

/**
 * A 5xx answer about this mail. A refused login is 535 and yet not the mail's fault: once the password is right the
 * same mail goes out.
 */
function isPermanent(error: unknown): boolean {
  if (!(error instanceof Error) || ('code' in error && error.code === 'EAUTH')) return false
  const status = 'responseCode' in error ? Number(error.responseCode) : 0
  return status >= 500 && status < 600
}
