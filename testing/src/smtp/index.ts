export { type CapturedMail, type SmtpOptions, type SmtpStage, type SmtpStandIn, startSmtp } from './start-smtp.ts'
