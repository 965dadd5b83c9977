import { endMySession, listMySessions, resendVerificationMail, updateMe, whoAmI } from './account/me.routes.ts'
import { createKey, listKeys, revokeKey } from './console/api-keys.routes.ts'
import { exportAuditEntries, listAuditEntries } from './console/audit.routes.ts'
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
import {
  enterPartnerTenant,
  getPartnerTenant,
  listPartnerTenants,
  openPartnerTenant,
} from './partner/tenants.routes.ts'
import { createPartner, listPartners, listUnits } from './platform/partners.routes.ts'
import {
  changeTenantStatus,
  enterAnyTenant,
  getTenant,
  listTenants,
  openTenantByPlatform,
} from './platform/tenants.routes.ts'
import { login, logout, refresh, registerPerson } from './public/auth.routes.ts'
import { getDevelopmentMail, listDevelopmentMails } from './public/development-mailbox.routes.ts'
import { health, readiness } from './public/health.routes.ts'
import { acceptAnInvitation, showInvitation } from './public/invitations.routes.ts'
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
  listPartnerTenants,
  getPartnerTenant,
  openPartnerTenant,
  enterPartnerTenant,
  listTenants,
  getTenant,
  openTenantByPlatform,
  changeTenantStatus,
  enterAnyTenant,
  listPartners,
  createPartner,
  listUnits,
  // public/development-mailbox
  getDevelopmentMail,
  listDevelopmentMails,
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
