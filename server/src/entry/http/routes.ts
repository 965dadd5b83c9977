import { whoAmI } from './console/me.routes.ts'
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
import { getDevelopmentMail, listDevelopmentMails } from './public/development-mailbox.routes.ts'
import { health, readiness } from './public/health.routes.ts'
import type { Route } from './route.ts'

/** Every route there is. No autoloading: this list is the map, and a route that is not in it does not exist. */
export const ROUTES: readonly Route[] = [
  health,
  readiness,
  whoAmI,
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
]
