export { addMember } from './add-member.ts'
export { discardPhoto, discardUnnamedPhoto } from './discard-photo.ts'
export { errors as memberErrors } from './errors.ts'
export { getMember } from './get-member.ts'
export { DISCARD_PHOTO_JOB, DiscardPhotoPayload } from './job-payloads.ts'
export { memberPhotoKey, removeMemberPhoto, removeOwnPhoto, setOwnPhoto } from './member-photos.ts'
export { findMemberWork, listMemberWork, listRoom, type MemberWork, updateMemberWork } from './member-work.sql.ts'
export {
  deleteMemberRow,
  findMember,
  findMemberRights,
  hasMemberWithRole,
  listActiveOwnersForUpdate,
  listMemberRows,
  listReaders,
  type MemberRow,
  updateMemberRow,
} from './members.sql.ts'
export { deleteMembership, deleteMembershipsOf, findPlaces, type Places } from './memberships.sql.ts'
export { requireOver } from './require-over.ts'
export {
  type CustomRole,
  deleteRoleRow,
  findCustomRoleForUpdate,
  findRoleRights,
  insertRole,
  listCustomRoles,
  looksLikeOneOf,
  updateRoleRow,
} from './roles.sql.ts'
