import type { Product } from '../product.ts'
import { exportAuditEntries, listAuditEntries } from './audit/routes/console.ts'
import { billingAdvance, usageRecount } from './billing/jobs.ts'
import { billingStatus, billingUsage } from './billing/routes/console.ts'
import { changeTenantPlan, createGrant, createPayment, revokeGrant } from './billing/routes/platform.ts'
import { listPlans } from './billing/routes/public.ts'
import { getBrand, putBrand, removeFavicon, removeLogo, uploadFavicon, uploadLogo } from './branding/routes/console.ts'
import { getPartnerBrand, putPartnerBrand, uploadPartnerFavicon, uploadPartnerLogo } from './branding/routes/partner.ts'
import {
  getPlatformBrand,
  putPlatformBrand,
  uploadPlatformFavicon,
  uploadPlatformLogo,
} from './branding/routes/platform.ts'
import { brandFile } from './branding/routes/public/brand-files.ts'
import { tenantConfig, tenantConfigBareAlias, tenantConfigBySlug } from './branding/routes/public/config.ts'
import { appIcon, webManifest } from './branding/routes/public/installation.ts'
import { discardMemberPhoto, pruneEndedSessions, sendPasswordResetLink } from './identity/jobs.ts'
import { endMySession, listMySessions, resendVerificationMail, updateMe, whoAmI } from './identity/routes/account.ts'
import { createKey, listKeys, revokeKey } from './identity/routes/console/api-keys.ts'
import {
  createInvitation,
  deleteInvitation,
  listInvitations,
  resendOneInvitation,
} from './identity/routes/console/invitations.ts'
import { changeMember, deleteMember, getOneMember, listMembers } from './identity/routes/console/members.ts'
import { removeOwnPhotoRoute, uploadOwnPhoto } from './identity/routes/console/own-photo.ts'
import { createCustomRole, deleteCustomRole, listRoles, updateCustomRole } from './identity/routes/console/roles.ts'
import { login, logout, refresh, registerPerson } from './identity/routes/public/auth.ts'
import { beginHandOver, continueHandOver, finishHandOver } from './identity/routes/public/hand-over.ts'
import { acceptAnInvitation, showInvitation } from './identity/routes/public/invitations.ts'
import { memberPhoto } from './identity/routes/public/member-photos.ts'
import { forgotPassword, setNewPassword, verifyEmailAddress } from './identity/routes/public/recovery.ts'
import { webhooksDeliver, webhooksDispatch, webhooksReplay } from './integrations/jobs.ts'
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
} from './integrations/routes/console.ts'
import { mailSend } from './mail/jobs.ts'
import { getDevelopmentMail, listDevelopmentMails } from './mail/routes/public.ts'
import {
  changeOnePartnerStatus,
  createPartner,
  inviteAdministrator,
  listPartners,
  listUnits,
} from './partners/routes/platform.ts'
import { getOwnTenant, updateOwnTenant } from './tenants/routes/console.ts'
import {
  enterPartnerTenant,
  getPartnerTenant,
  listPartnerTenants,
  openPartnerTenant,
} from './tenants/routes/partner.ts'
import {
  changeTenantStatus,
  enterAnyTenant,
  getTenant,
  listTenants,
  openTenantByPlatform,
} from './tenants/routes/platform.ts'

/** What every product stands on: people, companies, partners, plans, brands, mail, audit, webhooks. */
export const core: Product = {
  name: 'core',
  routes: [
    // branding public/config
    tenantConfig,
    tenantConfigBySlug,
    tenantConfigBareAlias,
    // billing public
    listPlans,
    // branding public/brand-files
    brandFile,
    // identity public/member-photos
    memberPhoto,
    // branding public/installation
    webManifest,
    appIcon,
    // identity public/auth
    registerPerson,
    login,
    refresh,
    logout,
    // identity public/hand-over
    beginHandOver,
    continueHandOver,
    finishHandOver,
    // identity public/recovery
    verifyEmailAddress,
    forgotPassword,
    setNewPassword,
    // identity public/invitations
    showInvitation,
    acceptAnInvitation,
    // identity account
    whoAmI,
    updateMe,
    resendVerificationMail,
    listMySessions,
    endMySession,
    // identity console/own-photo
    uploadOwnPhoto,
    removeOwnPhotoRoute,
    // identity console/members
    listMembers,
    getOneMember,
    changeMember,
    deleteMember,
    // identity console/invitations
    createInvitation,
    listInvitations,
    resendOneInvitation,
    deleteInvitation,
    // identity console/roles
    listRoles,
    createCustomRole,
    updateCustomRole,
    deleteCustomRole,
    // identity console/api-keys
    createKey,
    listKeys,
    revokeKey,
    // audit console
    listAuditEntries,
    exportAuditEntries,
    // tenants console
    getOwnTenant,
    updateOwnTenant,
    // billing console
    billingStatus,
    billingUsage,
    // branding console
    getBrand,
    putBrand,
    uploadLogo,
    removeLogo,
    uploadFavicon,
    removeFavicon,
    // tenants partner
    listPartnerTenants,
    getPartnerTenant,
    openPartnerTenant,
    // branding partner
    getPartnerBrand,
    putPartnerBrand,
    uploadPartnerLogo,
    uploadPartnerFavicon,
    // tenants partner
    enterPartnerTenant,
    // tenants platform
    listTenants,
    getTenant,
    openTenantByPlatform,
    changeTenantStatus,
    // billing platform
    createGrant,
    revokeGrant,
    changeTenantPlan,
    createPayment,
    // branding platform
    getPlatformBrand,
    putPlatformBrand,
    uploadPlatformLogo,
    uploadPlatformFavicon,
    // tenants platform
    enterAnyTenant,
    // partners platform
    listPartners,
    createPartner,
    inviteAdministrator,
    changeOnePartnerStatus,
    listUnits,
    // mail public
    getDevelopmentMail,
    listDevelopmentMails,
    // integrations console
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
  ],
  jobs: [
    billingAdvance,
    usageRecount,
    mailSend,
    discardMemberPhoto,
    pruneEndedSessions,
    sendPasswordResetLink,
    webhooksDeliver,
    webhooksDispatch,
    webhooksReplay,
  ],
}
