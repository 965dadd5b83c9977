export { errors as leadErrors } from './errors.ts'
export { TAKE_ARRIVAL_JOB, TakeArrivalPayload } from './job-payloads.ts'
export { type KeptLead, keepLead } from './keep-lead.ts'
export {
  countUnread,
  insertArrival,
  listArrivalRows,
  listPortalRows,
  lockArrival,
  type PortalRow,
  type PortalSign,
  settleArrival,
  takesArrivals,
} from './lead-portals.sql.ts'
export {
  findCarsByKey,
  findTouched,
  insertMove,
  listLikelyCars,
  listMoveRows,
  listSeenCars,
  listTitles,
  listTouchRows,
} from './lead-touches.sql.ts'
export {
  countStages,
  findLead,
  type LeadRow,
  listLeadRows,
  lockPerson,
  readInbox,
  setConversation,
  setInbox,
  setStage,
  type TradeIn,
} from './leads.sql.ts'
export { listArrivals, listLeads } from './list-leads.ts'
export { readMailAddress } from './mail/mail-address.ts'
export { ReceivedMail } from './mail/read-mail.ts'
export { readPortalMail } from './mail/read-portal-mail.ts'
export { readPostedMail } from './mail/read-posted-mail.ts'
export { matchCar, type SaidCar, wordsOf } from './match-car.ts'
export { phoneKey } from './phone-key.ts'
export { presentArrival, presentLead, presentLeadCar, presentPortal } from './present-lead.ts'
export { readPortalLead } from './read-portal-lead.ts'
export { createPortal, removePortal, renewPortal, updatePortal } from './save-portal.ts'
