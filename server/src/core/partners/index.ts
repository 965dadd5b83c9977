export { errors } from './errors.ts'
export { invitePartnerAdmin, PARTNER_INVITATION_PREFIX } from './invite-partner-admin.ts'
export {
  claimPartnerInvitation,
  findPartnerInvitation,
  type PartnerInvitation,
} from './partner-invitations.sql.ts'
export {
  findPartnerBySlug,
  findPartnerRow,
  insertPartner,
  insertPartnerMember,
  listPartnerRows,
  lockRoomForTenant,
  type PartnerRow,
  setPartnerStatus,
} from './partners.sql.ts'
