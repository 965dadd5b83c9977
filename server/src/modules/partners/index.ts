export { errors } from './errors.ts'
export {
  findPartnerBySlug,
  findPartnerRow,
  insertPartner,
  insertPartnerMember,
  listPartnerRows,
  lockRoomForTenant,
  type PartnerRow,
} from './partners.sql.ts'
