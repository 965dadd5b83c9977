export { type S3StandIn, startS3 } from './start-s3.ts'
