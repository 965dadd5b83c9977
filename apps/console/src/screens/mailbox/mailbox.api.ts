import type { MailId } from '@recado/contracts/ids'
import { type MailSummary, type MailView, mailboxEndpoints } from '@recado/contracts/mailbox'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type MailEntry = z.output<typeof MailSummary>
export type Mail = z.output<typeof MailView>

export function listMails(publicHttp: Http, cursor?: string) {
  return publicHttp.call(mailboxEndpoints.list, { query: { cursor } })
}

export function readMail(publicHttp: Http, id: MailId): Promise<Mail> {
  return publicHttp.call(mailboxEndpoints.get, { params: { id } })
}
