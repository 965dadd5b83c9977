export { composeRequest, type SendFacts } from './compose-request.ts'
export { deliveryOf } from './delivery-of.ts'
export { errors as sendErrors } from './errors.ts'
export {
  MARK_READ_JOB,
  MarkReadPayload,
  planSend,
  planWatch,
  SEND_JOB,
  SendPayload,
  WATCH_JOB,
  WatchPayload,
} from './job-payloads.ts'
export { GIVE_UP_MS, putOffUntil } from './put-off-until.ts'
export { findNamed, listMessagesToSend, type MessageToSend } from './send-facts.sql.ts'
export { leftAs, nameOfPiece, readSendName, type SendRow } from './send-row.ts'
export {
  changeSend,
  deleteSend,
  findSend,
  fixRequest,
  insertSend,
  isBehindAnother,
  keepHanded,
  listParts,
  listStuck,
  listWaiting,
  listWaitingConversations,
  listWaitingSeqs,
  putOff,
  readOpen,
  readWaitingFor,
  settleWaiting,
} from './sends.sql.ts'
