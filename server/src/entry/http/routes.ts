import { endMySession, listMySessions, resendVerificationMail, updateMe, whoAmI } from './account/me.routes.ts'
import { createKey, listKeys, revokeKey } from './console/api-keys.routes.ts'
import { beginAttachment, finishAttachment, getOneAttachment, putAttachmentPart } from './console/attachments.routes.ts'
import { exportAuditEntries, listAuditEntries } from './console/audit.routes.ts'
import { billingStatus, billingUsage } from './console/billing.routes.ts'
import { getBrand, putBrand, removeFavicon, removeLogo, uploadFavicon, uploadLogo } from './console/brand.routes.ts'
import {
  createOneCalendar,
  deleteCalendar,
  getCalendar,
  getOpening,
  listAllCalendars,
  listHolidays,
  updateOneCalendar,
} from './console/calendars.routes.ts'
import {
  blockOneContact,
  createOneContact,
  deleteOneContact,
  eraseOneContact,
  getOneContact,
  listAllContacts,
  listTimeline,
  mergeOneContact,
  restoreOneContact,
  unblockOneContact,
  updateOneContact,
} from './console/contacts.routes.ts'
import {
  createOneInbox,
  deleteInbox,
  getInbox,
  listAllInboxes,
  rotateInboxSecret,
  updateOneInbox,
} from './console/inboxes.routes.ts'
import {
  createInvitation,
  deleteInvitation,
  listInvitations,
  resendOneInvitation,
} from './console/invitations.routes.ts'
import { changeMember, deleteMember, getOneMember, listMembers } from './console/members.routes.ts'
import { createCustomRole, deleteCustomRole, listRoles, updateCustomRole } from './console/roles.routes.ts'
import { getOwnTenant, updateOwnTenant } from './console/tenant.routes.ts'
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  getWebhookDelivery,
  listTenantEvents,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhook,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
} from './console/webhooks.routes.ts'
import { getPartnerBrand, putPartnerBrand, uploadPartnerFavicon, uploadPartnerLogo } from './partner/brand.routes.ts'
import {
  enterPartnerTenant,
  getPartnerTenant,
  listPartnerTenants,
  openPartnerTenant,
} from './partner/tenants.routes.ts'
import { changeTenantPlan, createGrant, createPayment, revokeGrant } from './platform/billing.routes.ts'
import {
  getPlatformBrand,
  putPlatformBrand,
  uploadPlatformFavicon,
  uploadPlatformLogo,
} from './platform/brand.routes.ts'
import { createPartner, listPartners, listUnits } from './platform/partners.routes.ts'
import {
  changeTenantStatus,
  enterAnyTenant,
  getTenant,
  listTenants,
  openTenantByPlatform,
} from './platform/tenants.routes.ts'
import { login, logout, refresh, registerPerson } from './public/auth.routes.ts'
import { brandFile } from './public/brand-files.routes.ts'
import { tenantConfig, tenantConfigBareAlias, tenantConfigBySlug } from './public/config.routes.ts'
import { getDevelopmentMail, listDevelopmentMails } from './public/development-mailbox.routes.ts'
import { file } from './public/files.routes.ts'
import { health, readiness } from './public/health.routes.ts'
import { acceptAnInvitation, showInvitation } from './public/invitations.routes.ts'
import { metrics } from './public/metrics.routes.ts'
import { listPlans } from './public/plans.routes.ts'
import { forgotPassword, setNewPassword, verifyEmailAddress } from './public/recovery.routes.ts'
import type { Route } from './route.ts'
import {
  leaveOfflineMessage,
  listOwnConversations,
  markOwnDelivered,
  markOwnRead,
  postOwnMessage,
  readOwnMessages,
  startOwnConversation,
} from './widget/conversations.routes.ts'
import { getWidgetConfig, openWidgetSession } from './widget/sessions.routes.ts'

/** Every route there is. No autoloading: this list is the map, and a route that is not in it does not exist. */
export const ROUTES: readonly Route[] = [
  health,
  readiness,
  metrics,
  tenantConfig,
  tenantConfigBySlug,
  tenantConfigBareAlias,
  listPlans,
  brandFile,
  file,
  registerPerson,
  login,
  refresh,
  logout,
  verifyEmailAddress,
  forgotPassword,
  setNewPassword,
  showInvitation,
  acceptAnInvitation,
  whoAmI,
  updateMe,
  resendVerificationMail,
  listMySessions,
  endMySession,
  listMembers,
  getOneMember,
  changeMember,
  deleteMember,
  createInvitation,
  listInvitations,
  resendOneInvitation,
  deleteInvitation,
  listRoles,
  createCustomRole,
  updateCustomRole,
  deleteCustomRole,
  createKey,
  listKeys,
  revokeKey,
  listAuditEntries,
  exportAuditEntries,
  getOwnTenant,
  updateOwnTenant,
  billingStatus,
  billingUsage,
  getBrand,
  putBrand,
  uploadLogo,
  removeLogo,
  uploadFavicon,
  removeFavicon,
  listPartnerTenants,
  getPartnerTenant,
  openPartnerTenant,
  getPartnerBrand,
  putPartnerBrand,
  uploadPartnerLogo,
  uploadPartnerFavicon,
  enterPartnerTenant,
  listTenants,
  getTenant,
  openTenantByPlatform,
  changeTenantStatus,
  createGrant,
  revokeGrant,
  changeTenantPlan,
  createPayment,
  getPlatformBrand,
  putPlatformBrand,
  uploadPlatformLogo,
  uploadPlatformFavicon,
  enterAnyTenant,
  listPartners,
  createPartner,
  listUnits,
  // public/development-mailbox
  getDevelopmentMail,
  listDevelopmentMails,
  // console/attachments
  beginAttachment,
  finishAttachment,
  getOneAttachment,
  putAttachmentPart,
  // console/calendars
  createOneCalendar,
  deleteCalendar,
  getCalendar,
  getOpening,
  listAllCalendars,
  listHolidays,
  updateOneCalendar,
  // console/contacts
  blockOneContact,
  createOneContact,
  deleteOneContact,
  eraseOneContact,
  getOneContact,
  listAllContacts,
  listTimeline,
  mergeOneContact,
  restoreOneContact,
  unblockOneContact,
  updateOneContact,
  // console/inboxes
  createOneInbox,
  deleteInbox,
  getInbox,
  listAllInboxes,
  rotateInboxSecret,
  updateOneInbox,
  // console/webhooks
  createWebhook,
  deleteWebhook,
  getWebhook,
  getWebhookDelivery,
  listTenantEvents,
  listWebhookDeliveries,
  listWebhooks,
  replayWebhook,
  replayWebhookDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  // widget
  getWidgetConfig,
  openWidgetSession,
  listOwnConversations,
  startOwnConversation,
  leaveOfflineMessage,
  readOwnMessages,
  postOwnMessage,
  markOwnDelivered,
  markOwnRead,
]
