import type { MailConfig } from '../config.ts'
import { compose } from './compose.ts'
import { createMailboxMailer, type MailboxStore } from './mailbox-mailer.ts'
import type { Mailer } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

/** The mailer of the configuration. With mail off, mails are still checked, so mistakes show, and then discarded. */
export function createMailer(options: { config: MailConfig; mailbox: MailboxStore }): Mailer {
  const { config } = options
  if (config.driver === 'smtp') return createSmtpMailer(config)
  if (config.driver === 'mailbox') return createMailboxMailer({ store: options.mailbox, from: config.from })
  return {
    send: async (mail) => ({ message_id: compose(mail, 'Recado <recado@localhost>').message_id }),
    close: async () => {},
  }
}
