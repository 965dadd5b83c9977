export { errors } from './errors.ts'
export {
  findPartnerRow,
  insertPartner,
  insertPartnerMember,
  listPartnerRows,
  lockRoomForTenant,
  type PartnerRow,
} from './partners.sql.ts'
