import { MailSummary, MailView } from '@recado/contracts/people'
import { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type MailEntry = z.output<typeof MailSummary>
export type Mail = z.output<typeof MailView>

export function listMails(publicHttp: Http, cursor?: string) {
  return publicHttp.get('/api/v1/dev/mails', pageOf(MailSummary), { cursor })
}

/** @param id as the address carries it: `mail_…` */
export function readMail(publicHttp: Http, id: string): Promise<Mail> {
  return publicHttp.get(`/api/v1/dev/mails/${encodeURIComponent(id)}`, MailView)
}
