export { errors as invitationErrors } from './errors.ts'
export {
  claimInvitation,
  countInvitations,
  deleteInvitationsTo,
  findInvitation,
  findInvitationByHash,
  hasOpenInvitationFor,
  type InvitationRow,
  listInvitationRows,
  lockInvitations,
  revokeInvitationRow,
} from './invitations.sql.ts'
export { invite } from './invite.ts'
