export { type AiRequest, type AiStandIn, startAi } from './ai/start-ai.ts'
export { type ArrivedMessage, type CloudApiStandIn, startCloudApi } from './cloud-api/start-cloud-api.ts'
export { type S3StandIn, startS3 } from './s3/index.ts'
export { type CapturedMail, type SmtpOptions, type SmtpStage, type SmtpStandIn, startSmtp } from './smtp/index.ts'
