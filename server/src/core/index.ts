import type { Product } from '../product.ts'
import { sendPasswordResetLink } from './accounts/jobs.ts'
import { endMySession, listMySessions, resendVerificationMail, updateMe, whoAmI } from './accounts/routes/account.ts'
import { forgotPassword, setNewPassword, verifyEmailAddress } from './accounts/routes/public.ts'
import { createKey, listKeys, revokeKey } from './api-keys/routes/console.ts'
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
import {
  createInvitation,
  deleteInvitation,
  listInvitations,
  resendOneInvitation,
} from './invitations/routes/console.ts'
import { acceptAnInvitation, showInvitation } from './invitations/routes/public.ts'
import { mailSend } from './mail/jobs.ts'
import { getDevelopmentMail, listDevelopmentMails } from './mail/routes/public.ts'
import { discardMemberPhoto } from './members/jobs.ts'
import {
  changeMember,
  deleteMember,
  deleteMemberPhoto,
  getOneMember,
  listMembers,
} from './members/routes/console/members.ts'
import { removeOwnPhotoRoute, uploadOwnPhoto } from './members/routes/console/own-photo.ts'
import { createCustomRole, deleteCustomRole, listRoles, updateCustomRole } from './members/routes/console/roles.ts'
import { memberPhoto } from './members/routes/public.ts'
import {
  changeOnePartnerStatus,
  createPartner,
  inviteAdministrator,
  listPartners,
  listUnits,
} from './partners/routes/platform.ts'
import { pruneEndedSessions } from './sessions/jobs.ts'
import { login, logout, refresh, registerPerson } from './sessions/routes/public/auth.ts'
import { beginHandOver, continueHandOver, finishHandOver } from './sessions/routes/public/hand-over.ts'
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
import { tenantsResumeOpenings } from './workflows/openings.jobs.ts'

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
    // members public
    memberPhoto,
    // branding public/installation
    webManifest,
    appIcon,
    // sessions public/auth
    registerPerson,
    login,
    refresh,
    logout,
    // sessions public/hand-over
    beginHandOver,
    continueHandOver,
    finishHandOver,
    // accounts public
    verifyEmailAddress,
    forgotPassword,
    setNewPassword,
    // invitations public
    showInvitation,
    acceptAnInvitation,
    // accounts account
    whoAmI,
    updateMe,
    resendVerificationMail,
    listMySessions,
    endMySession,
    // members console/own-photo
    uploadOwnPhoto,
    removeOwnPhotoRoute,
    // members console/members
    listMembers,
    getOneMember,
    changeMember,
    deleteMember,
    deleteMemberPhoto,
    // invitations console
    createInvitation,
    listInvitations,
    resendOneInvitation,
    deleteInvitation,
    // members console/roles
    listRoles,
    createCustomRole,
    updateCustomRole,
    deleteCustomRole,
    // api-keys console
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
    tenantsResumeOpenings,
    mailSend,
    discardMemberPhoto,
    pruneEndedSessions,
    sendPasswordResetLink,
    webhooksDeliver,
    webhooksDispatch,
    webhooksReplay,
  ],
}
