export { createDevelopmentMailbox } from './development-mailbox.ts'
export { MAIL_JOB, MailPayload } from './job-payloads.ts'
export type { MailBrand, MailBrands } from './mail-brand.ts'
export { sendMail } from './send-mail.ts'
