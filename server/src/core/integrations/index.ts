export { createEndpoint } from './create-endpoint.ts'
export { deliverWebhook } from './deliver-webhook.ts'
export { dispatchEvents } from './dispatch-events.ts'
export { eraseAnswers, redactDeliveries } from './erase-traces.sql.ts'
export { deleteOldKeys } from './idempotency.sql.ts'
export {
  DELIVER_JOB,
  DeliverPayload,
  DISPATCH_JOB,
  DispatchPayload,
  REPLAY_JOB,
  ReplayPayload,
} from './job-payloads.ts'
export { currentEventCursor, type EventLog, eventCursor, listEvents } from './list-events.ts'
export { removeEndpoint } from './remove-endpoint.ts'
export { replayDead, replayDelivery, requestReplay } from './replay.ts'
export { rotateSecret } from './rotate-secret.ts'
export { testEndpoint } from './test-endpoint.ts'
export { updateEndpoint } from './update-endpoint.ts'
export { listAttempts } from './webhook-attempts.sql.ts'
export { deleteOldDeliveries, findDelivery, listDeliveries, type WebhookDelivery } from './webhook-deliveries.sql.ts'
export { findEndpoint, listEndpoints } from './webhook-endpoints.sql.ts'
