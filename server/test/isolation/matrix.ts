import { readdirSync } from 'node:fs'
import { encodeId } from '@recado/contracts/ids'
import type { World } from './world.ts'

/**
 * What each route could show of another tenant, and how the matrix tries to get it. Every route of routes.ts has a row;
 * one without fails the test, so whoever adds a route says here why it is safe and is put to the proof.
 */
export type MatrixRow =
  /** Touches no tenant's data: the reason says what it touches. */
  | { reach: 'none'; because: string }
  /** Works on the caller's own tenant without an id: nothing of the victim may appear in the answer. */
  | { reach: 'own'; payload?: object; query?: string }
  /** Names an object: with the victim's id the caller must get 404 or 403. */
  /** A bot's: with the caller's token and the victim's path it must be 401, and with a former token. */
  | { reach: 'bot'; payload: object }
  | { reach: 'id'; of(victim: World): { params: Record<string, string>; payload?: object; query?: string } }

export type Rows = Readonly<Record<string, MatrixRow>>

const EMPTY_QUESTIONNAIRE = {
  ...{ title: '', intro: '', questions: [], weights: {} },
  finance: { monthly_rate: 0.02, months: 48, as_of: '2026-11-30' },
}

const FIPE = Buffer.from('marca;modelo;ano;valor\nFiat;Uno;2015;29.900')

const SHARED: Rows = {
  health: { reach: 'none', because: 'says that the process lives' },
  readiness: { reach: 'none', because: 'says that the control database answers' },
  metrics: { reach: 'none', because: 'for whoever has the token or sits on the machine' },

  'tenant-config': { reach: 'none', because: 'what a tenant shows everybody before anybody signs in' },
  'tenant-config-by-slug': { reach: 'none', because: 'as tenant-config' },
  'tenant-config-bare-alias': { reach: 'none', because: 'as tenant-config' },
  'web-manifest': { reach: 'none', because: 'as tenant-config, for the host alone' },
  'app-icon': { reach: 'none', because: 'as brand-file, for the host alone' },
  'brand-file': { reach: 'none', because: 'pictures that a tenant shows everybody' },
  'member-photo': {
    reach: 'none',
    because: 'the random name in the address is the right, in its tenant’s folder alone',
  },
  file: { reach: 'none', because: 'the signature in the address is the right' },
  'list-plans': { reach: 'none', because: 'what is for sale' },

  register: { reach: 'none', because: 'opens a tenant of its own, or takes an invitation as accept-invitation does' },
  login: { reach: 'none', because: 'enters only tenants of the person whose password is given' },
  refresh: { reach: 'none', because: 'as login, for the person of the token' },
  'begin-hand-over': { reach: 'none', because: 'gives the browser a nonce of its own' },
  'continue-hand-over': {
    reach: 'none',
    because: 'the ticket in the browser’s cookie is the right, for its own tenant',
  },
  'finish-hand-over': {
    reach: 'none',
    because: 'as login, for the person of the code; bound to browser, host and tenant (hand-over.db.test.ts)',
  },
  logout: { reach: 'none', because: 'ends the session of the token that is given' },
  'verify-email': { reach: 'none', because: 'the link in the mail is the right' },
  'forgot-password': { reach: 'none', because: 'answers everybody alike; the link goes to the address itself' },
  'reset-password': { reach: 'none', because: 'the link in the mail is the right' },
  'preview-invitation': {
    reach: 'none',
    because: 'the link in the mail is the right, and not on another tenant’s host',
  },
  'accept-invitation': { reach: 'none', because: 'as preview-invitation' },

  'get-me': { reach: 'own' },
  'update-me': { reach: 'own', payload: { locale: 'en' } },
  'resend-verification': { reach: 'own' },
  'list-my-sessions': { reach: 'own' },
  'end-my-session': { reach: 'id', of: (victim) => ({ params: { id: victim.sessionId } }) },
  'upload-own-photo': { reach: 'own' },
  'remove-own-photo': { reach: 'own' },

  'list-members': { reach: 'own' },
  'get-member': { reach: 'id', of: (victim) => ({ params: { id: victim.memberId } }) },
  'update-member': { reach: 'id', of: (victim) => ({ params: { id: victim.memberId }, payload: { role: 'viewer' } }) },
  'remove-member': { reach: 'id', of: (victim) => ({ params: { id: victim.memberId } }) },
  'remove-member-photo': { reach: 'id', of: (victim) => ({ params: { id: victim.memberId } }) },
  'create-invitation': { reach: 'own', payload: { email: 'de-dentro@exemplo.com.br', role: 'agent' } },
  'list-invitations': { reach: 'own' },
  'resend-invitation': { reach: 'id', of: (victim) => ({ params: { id: victim.invitationId } }) },
  'revoke-invitation': { reach: 'id', of: (victim) => ({ params: { id: victim.invitationId } }) },
  'list-roles': { reach: 'own' },
  'create-role': { reach: 'own', payload: { name: 'De dentro', permissions: [] } },
  'update-role': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.roleId }, payload: { name: 'Tomado', permissions: [] } }),
  },
  'delete-role': { reach: 'id', of: (victim) => ({ params: { id: victim.roleId } }) },
  'create-api-key': { reach: 'own', payload: { name: 'De dentro', scopes: ['members.read'] } },
  'list-api-keys': { reach: 'own' },
  'revoke-api-key': { reach: 'id', of: (victim) => ({ params: { id: victim.apiKeyId } }) },
  'list-audit': { reach: 'own' },
  'export-audit': { reach: 'own', query: '?format=ndjson' },

  'get-own-tenant': { reach: 'own' },
  'update-own-tenant': { reach: 'own', payload: { name: 'Renomeada' } },

  'billing-status': { reach: 'own' },
  'billing-usage': { reach: 'own' },
  'get-brand': { reach: 'own' },
  'put-brand': { reach: 'own', payload: { company_name: 'De dentro' } },
  'upload-logo': { reach: 'own' },
  'remove-logo': { reach: 'own' },
  'upload-favicon': { reach: 'own' },
  'remove-favicon': { reach: 'own' },

  'list-partner-tenants': { reach: 'own' },
  'get-partner-tenant': { reach: 'id', of: (victim) => ({ params: { tenant_id: victim.tenantId } }) },
  'open-partner-tenant': { reach: 'own', payload: {} },

  'get-partner-brand': { reach: 'own' },
  'put-partner-brand': { reach: 'own', payload: { company_name: 'De dentro' } },
  'upload-partner-logo': { reach: 'own' },
  'upload-partner-favicon': { reach: 'own' },
  'enter-partner-tenant': { reach: 'id', of: (victim) => ({ params: { tenant_id: victim.tenantId } }) },

  'list-bots': { reach: 'none', because: 'as list-tenants' },
  'list-bot-events': { reach: 'none', because: 'as list-tenants' },
  'move-bot': { reach: 'none', because: 'as list-tenants' },
  'list-bot-servers': { reach: 'none', because: 'of the installation, for the platform owner alone' },
  'create-bot-server': { reach: 'none', because: 'as list-bot-servers' },
  'update-bot-server': { reach: 'none', because: 'as list-bot-servers' },
  'delete-bot-server': { reach: 'none', because: 'as list-bot-servers' },
  'get-bot-version': { reach: 'none', because: 'as list-bot-servers' },
  'put-bot-version': { reach: 'none', because: 'as list-bot-servers' },
  'list-bot-alerts': { reach: 'none', because: 'as list-bot-servers' },
  'list-partner-bots': { reach: 'own' },
  'list-whatsapp-backups': { reach: 'id', of: (victim) => ({ params: { id: victim.fleetBotId } }) },
  'restore-whatsapp-backup': {
    reach: 'id',
    of: (victim) => ({
      params: { id: victim.fleetBotId, backup_id: victim.fleetBackupId },
      payload: { confirm: true },
    }),
  },

  'list-tenants': {
    reach: 'none',
    because: 'the platform owner sees every tenant; the others are refused at the door',
  },
  'get-tenant': { reach: 'none', because: 'as list-tenants' },
  'open-tenant': { reach: 'none', because: 'as list-tenants' },
  'change-tenant-status': { reach: 'none', because: 'as list-tenants' },
  'enter-tenant': { reach: 'none', because: 'as list-tenants' },
  'create-grant': { reach: 'none', because: 'as list-tenants' },
  'revoke-grant': { reach: 'none', because: 'as list-tenants' },
  'change-tenant-plan': { reach: 'none', because: 'as list-tenants' },
  'create-payment': { reach: 'none', because: 'as list-tenants' },
  'get-platform-brand': { reach: 'none', because: 'as list-tenants' },
  'put-platform-brand': { reach: 'none', because: 'as list-tenants' },
  'upload-platform-logo': { reach: 'none', because: 'as list-tenants' },
  'upload-platform-favicon': { reach: 'none', because: 'as list-tenants' },
  'list-partners': { reach: 'none', because: 'as list-tenants' },
  'create-partner': { reach: 'none', because: 'as list-tenants' },
  'invite-partner-admin': { reach: 'none', because: 'as list-tenants' },
  'change-partner-status': { reach: 'none', because: 'as list-tenants' },
  'list-units': { reach: 'none', because: 'as list-tenants' },

  'list-demo-doors': { reach: 'none', because: 'the demo’s people, shown on the developer’s machine only' },
  'open-demo-door': {
    reach: 'none',
    because: 'as list-demo-doors; it enters only where that person of the demo works',
  },

  'list-development-mails': {
    reach: 'none',
    because: 'the development mailbox, shown on the developer’s machine only',
  },
  'get-development-mail': { reach: 'none', because: 'as list-development-mails' },

  'create-webhook': { reach: 'own', payload: { url: 'https://exemplo.com.br/eventos', events: ['*'] } },
  'list-webhooks': { reach: 'own' },
  'list-events': { reach: 'own' },
  'get-webhook': { reach: 'id', of: (victim) => ({ params: { id: victim.webhookId } }) },
  'update-webhook': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.webhookId }, payload: { status: 'paused' } }),
  },
  'delete-webhook': { reach: 'id', of: (victim) => ({ params: { id: victim.webhookId } }) },
  'rotate-webhook-secret': { reach: 'id', of: (victim) => ({ params: { id: victim.webhookId } }) },
  'test-webhook': { reach: 'id', of: (victim) => ({ params: { id: victim.webhookId } }) },
  'replay-webhook': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.webhookId }, payload: { since: '2026-01-01T00:00:00Z' } }),
  },
  'list-webhook-deliveries': { reach: 'id', of: (victim) => ({ params: { id: victim.webhookId } }) },
  'get-webhook-delivery': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.webhookId, delivery_id: victim.deliveryId } }),
  },
  'replay-webhook-delivery': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.webhookId, delivery_id: victim.deliveryId } }),
  },

  'get-report-summary': { reach: 'own' },
  'get-waiting': { reach: 'own' },
  'list-report-days': { reach: 'own' },
  'list-report-hours': { reach: 'own' },
  'list-report-people': { reach: 'own' },
  'list-report-labels': { reach: 'own' },
  'list-report-comments': { reach: 'own' },
  'export-report': { reach: 'own', query: '?table=people' },

  'list-conversations': { reach: 'own', query: '?status=all' },
  'count-conversations': { reach: 'own' },
  'list-mentions': { reach: 'own' },
  'start-conversation': {
    reach: 'id',
    of: (victim) => ({ params: {}, payload: { inbox_id: victim.inboxId, contact_id: victim.contactId } }),
  },
  'take-next-conversation': { reach: 'own' },
  'get-conversation': ofConversation(),
  'list-conversation-audience': ofConversation(),
  'update-conversation': ofConversation({ priority: 3 }),
  'resolve-conversation': ofConversation({}),
  'reopen-conversation': ofConversation(),
  'hold-conversation': ofConversation(),
  'snooze-conversation': ofConversation({ until: null }),
  'assign-conversation': ofConversation({ member_id: null }),
  'transfer-conversation': ofConversation({ team_id: null }),
  'hand-on-conversation': ofConversation({ team_id: 'tem_00000000000000000000000000' }),
  'list-room': { reach: 'own' },
  'label-conversation': ofConversation({ add: [] }),
  'see-conversation': ofConversation({ seq: 1 }),
  'list-messages': ofConversation(),
  'post-message': ofConversation({ client_id: 'de-fora', body: 'oi' }),
  'edit-message': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.conversationId, seq: '1' }, payload: { body: 'outra' } }),
  },
  'delete-message': { reach: 'id', of: (victim) => ({ params: { id: victim.conversationId, seq: '1' } }) },
  'search-messages': { reach: 'own', query: '?q=segredo' },
  'get-draft': ofConversation(),
  'put-draft': ofConversation({ body: 'rascunho' }),
  'schedule-message': ofConversation({ body: 'depois', send_at: '2099-01-01T00:00:00Z' }),
  'list-scheduled-messages': ofConversation(),
  'cancel-scheduled-message': { reach: 'id', of: (victim) => ({ params: { id: victim.scheduledMessageId } }) },
  'list-canned-responses': { reach: 'own' },
  'create-canned-response': { reach: 'own', payload: { shortcut: 'dentro', body: 'oi' } },
  'update-canned-response': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.cannedResponseId }, payload: { shortcut: 'x', body: 'oi' } }),
  },
  'delete-canned-response': { reach: 'id', of: (victim) => ({ params: { id: victim.cannedResponseId } }) },
  'render-canned-response': {
    reach: 'id',
    of: (victim) => ({
      params: { id: victim.cannedResponseId },
      payload: { conversation_id: victim.conversationId },
    }),
  },

  'list-flows': { reach: 'own', query: '?status=draft,live,archived' },
  'create-flow': { reach: 'own', payload: { from: { kind: 'empty' } } },
  'get-flow': ofFlow(),
  'update-flow': ofFlow({ name: 'Tomado' }),
  'save-flow-draft': ofFlow({
    began_with: 1,
    document: { schema_version: 1, id: 'main', name: '', start: 'a', blocks: [], edges: [] },
  }),
  'validate-flow': ofFlow({}),
  'archive-flow': ofFlow(),
  'restore-flow': ofFlow(),
  'duplicate-flow': ofFlow({}),
  'list-flow-versions': ofFlow(),
  'get-flow-version': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.flowId, version_id: victim.flowVersionId } }),
  },
  'publish-flow': ofFlow({ began_with: 1 }),
  'rollback-flow': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.flowId }, payload: { version_id: victim.flowVersionId } }),
  },
  'unpublish-flow': ofFlow(),
  'export-flow': ofFlow(),
  'edit-flow': ofFlow({ active: true }),
  'get-flow-statistics': ofFlow(),
  'export-flow-statistics': ofFlow(),
  'list-flow-secrets': { reach: 'own' },
  'create-flow-secret': { reach: 'own', payload: { name: 'de-dentro', value: 'x', hosts: ['exemplo.com.br'] } },
  'replace-flow-secret': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.flowSecretId }, payload: { value: 'x', hosts: ['exemplo.com.br'] } }),
  },
  'delete-flow-secret': { reach: 'id', of: (victim) => ({ params: { id: victim.flowSecretId } }) },

  'car-photo': { reach: 'none', because: 'the random name in the address is the right, as of member-photo' },
  'matcher-config': { reach: 'none', because: 'what a dealer shows everybody on its own host' },
  'list-public-cars': { reach: 'none', because: 'as matcher-config' },
  'list-public-cars-by-id': {
    reach: 'none',
    because: 'as matcher-config; of another company’s ids nothing is answered',
  },
  'get-public-car': {
    reach: 'none',
    because: 'as list-public-cars-by-id: another company’s car is gone (matcher.db.test.ts)',
  },
  'estimate-instalment': { reach: 'none', because: 'as get-public-car' },
  'public-questionnaire': { reach: 'none', because: 'as matcher-config' },
  'recommend-cars': { reach: 'none', because: 'as matcher-config; the company is the host’s alone' },
  'search-cars': { reach: 'none', because: 'as recommend-cars' },
  'criticise-recommendation': { reach: 'none', because: 'of the buyer’s own list in the host’s company alone' },
  'track-buyer': { reach: 'none', because: 'writes to the host’s company; what it names of another is left out' },
  'share-cars': { reach: 'none', because: 'as list-public-cars-by-id' },
  'get-shared-cars': {
    reach: 'none',
    because: 'the random name in the address is the right, on its company’s host alone',
  },
  'leave-lead': { reach: 'none', because: 'as track-buyer' },
  'return-from-crm': { reach: 'none', because: 'leads a browser on to a console, and shows nothing' },
  'take-crm-hook': { reach: 'none', because: 'as take-portal-lead' },
  'get-crm-connection': { reach: 'own' },
  'authorize-crm': { reach: 'own' },
  'connect-crm': { reach: 'own', payload: { code: 'c', state: 's' } },
  'change-crm-connection': { reach: 'own', payload: { paused: true } },
  'disconnect-crm': { reach: 'own' },
  'list-crm-choices': { reach: 'own' },
  'retry-crm-leads': { reach: 'own' },
  'renew-crm-hook': { reach: 'own' },
  'list-crm-attempts': { reach: 'own' },
  'take-inbound-mail': { reach: 'none', because: 'keeps a mail for the company it was written to, and shows nothing' },
  'take-portal-mail': { reach: 'none', because: 'as take-portal-lead' },
  'take-portal-lead': { reach: 'none', because: 'the secret in the address is the right, on its company’s host alone' },
  'car-dashboard': { reach: 'own' },
  'car-dashboard-bare-alias': { reach: 'own' },
  'export-car-dashboard': { reach: 'own', query: '?table=top_cars' },
  'send-cars': {
    reach: 'id',
    of: (victim) => ({
      params: { id: victim.conversationId },
      payload: { client_id: 'cars-1', car_ids: [victim.carId] },
    }),
  },
  'get-fipe-table': { reach: 'own' },
  'preview-fipe-table': { reach: 'own', payload: FIPE },
  'put-fipe-table': { reach: 'own', query: '?name=tabela.csv', payload: FIPE },
  'delete-fipe-table': { reach: 'own' },
  'get-car-ad-text': { reach: 'id', of: (victim) => ({ params: { id: victim.carId } }) },
  'get-car-fipe': { reach: 'id', of: (victim) => ({ params: { id: victim.carId } }) },
  'get-click-learning': { reach: 'own' },
  'change-click-learning': { reach: 'own', payload: { enabled: false } },
  'get-service-level': { reach: 'own' },
  'list-leads': { reach: 'own' },
  'count-leads': { reach: 'own' },
  'create-lead': { reach: 'own', payload: { name: 'De dentro', phone: '(11) 98888-7777' } },
  'get-lead': { reach: 'id', of: (victim) => ({ params: { id: victim.leadId } }) },
  'move-lead': { reach: 'id', of: (victim) => ({ params: { id: victim.leadId }, payload: { stage: 'lost' } }) },
  'get-lead-settings': { reach: 'own' },
  'put-lead-settings': { reach: 'own', payload: { inbox_id: null } },
  'list-lead-portals': { reach: 'own' },
  'create-lead-portal': { reach: 'own', payload: { kind: 'olx', name: 'De dentro' } },
  'update-lead-portal': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.leadPortalId }, payload: { name: 'Tomado' } }),
  },
  'renew-lead-portal': { reach: 'id', of: (victim) => ({ params: { id: victim.leadPortalId } }) },
  'delete-lead-portal': { reach: 'id', of: (victim) => ({ params: { id: victim.leadPortalId } }) },
  'list-lead-arrivals': { reach: 'own' },
  'read-lead-arrival': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.leadArrivalId }, payload: { name: 'Tomado', phone: '(11) 98888-7777' } }),
  },
  'discard-lead-arrival': { reach: 'id', of: (victim) => ({ params: { id: victim.leadArrivalId } }) },
  'get-questionnaire': { reach: 'own' },
  'save-questionnaire-draft': { reach: 'own', payload: { began_with: 0, content: EMPTY_QUESTIONNAIRE } },
  'publish-questionnaire': { reach: 'own', payload: { began_with: 0 } },
  'list-questionnaire-versions': { reach: 'own' },
  'get-questionnaire-version': { reach: 'id', of: (victim) => ({ params: { id: victim.questionnaireVersionId } }) },
  'roll-back-questionnaire': { reach: 'id', of: (victim) => ({ params: { id: victim.questionnaireVersionId } }) },
  'preview-questionnaire': { reach: 'own', payload: { content: EMPTY_QUESTIONNAIRE } },
  'list-cars': { reach: 'own' },
  'create-car': { reach: 'own', payload: { title: 'De dentro', price_cents: 5_000_000, attributes: {} } },
  'get-car': { reach: 'id', of: (victim) => ({ params: { id: victim.carId } }) },
  'update-car': { reach: 'id', of: (victim) => ({ params: { id: victim.carId }, payload: { title: 'Tomado' } }) },
  'set-car-status': { reach: 'id', of: (victim) => ({ params: { id: victim.carId }, payload: { status: 'sold' } }) },
  'list-car-prices': { reach: 'id', of: (victim) => ({ params: { id: victim.carId } }) },
  'list-car-photos': { reach: 'id', of: (victim) => ({ params: { id: victim.carId } }) },
  'upload-car-photo': { reach: 'id', of: (victim) => ({ params: { id: victim.carId } }) },
  'link-car-photo': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.carId }, payload: { url: 'https://fotos.exemplo.com.br/1.jpg' } }),
  },
  'order-car-photos': { reach: 'id', of: (victim) => ({ params: { id: victim.carId }, payload: { ids: [] } }) },
  'delete-car-photo': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.carId, photo: victim.carPhotoId } }),
  },
  'export-cars': { reach: 'own', query: '?format=json' },
  'begin-car-import': { reach: 'own', payload: { source: 'file', name: 'estoque.csv', size_bytes: 10 } },
  'put-car-import-part': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.carImportId }, query: '?offset=0', payload: Buffer.from('xxxxxxxxxx') }),
  },
  'start-car-import': { reach: 'id', of: (victim) => ({ params: { id: victim.carImportId } }) },
  'list-car-imports': { reach: 'own' },
  'get-car-import': { reach: 'id', of: (victim) => ({ params: { id: victim.carImportId } }) },
  'list-car-import-rows': { reach: 'id', of: (victim) => ({ params: { id: victim.carImportId } }) },
  'preview-car-import': { reach: 'id', of: (victim) => ({ params: { id: victim.carImportId } }) },
  'map-car-import': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.carImportId }, payload: { map: { Carro: 'title' } } }),
  },
  'confirm-car-import': { reach: 'id', of: (victim) => ({ params: { id: victim.carImportId }, payload: {} }) },
  'discard-car-import': { reach: 'id', of: (victim) => ({ params: { id: victim.carImportId } }) },
  'create-execution': { reach: 'own', payload: { problem_description: 'Vendas caíram 20%' } },
  'list-executions': { reach: 'own' },
  'get-execution': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId } }) },
  'delete-execution': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId } }) },
  'cancel-execution': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId } }) },
  'put-execution-facts': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.executionId }, payload: { facts: [] } }),
  },
  'preview-execution': { reach: 'own', payload: { problem_description: 'Vendas caíram 20%' } },
  'stream-execution-events': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId } }) },
  'list-execution-calls': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId } }) },
  'export-execution': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId }, payload: {} }) },
  'download-execution': { reach: 'id', of: (victim) => ({ params: { id: victim.executionId } }) },
  'get-advisor-options': { reach: 'own' },
  'get-advisor-settings': { reach: 'own' },
  'put-advisor-settings': { reach: 'own', payload: { company_figures: true, confirm: 'never' } },
  'get-company-figures': { reach: 'own' },
  'get-advisor-model': { reach: 'own' },
  'put-advisor-model': { reach: 'own', payload: { kind: 'anthropic', model: 'x', api_key: 'de-dentro' } },
  'delete-advisor-model': { reach: 'own' },
  'list-car-feeds': { reach: 'own' },
  'create-car-feed': { reach: 'own', payload: { name: 'De dentro', url: 'https://feed.exemplo.com.br/x.xml' } },
  'get-car-feed': { reach: 'id', of: (victim) => ({ params: { id: victim.carFeedId } }) },
  'update-car-feed': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.carFeedId }, payload: { name: 'Tomado' } }),
  },
  'delete-car-feed': { reach: 'id', of: (victim) => ({ params: { id: victim.carFeedId } }) },
  'run-car-feed': { reach: 'id', of: (victim) => ({ params: { id: victim.carFeedId } }) },
  'get-flow-ai': { reach: 'own' },
  'put-flow-ai': { reach: 'own', payload: { kind: 'anthropic', model: 'm', api_key: 'chave-de-dentro' } },
  'delete-flow-ai': { reach: 'own' },
  // Without a key: a stranger's kept one is not used.
  'test-flow-ai': { reach: 'own', payload: { kind: 'compatible', model: 'm', base_url: 'https://exemplo.com.br/v1' } },
  'list-flow-templates': { reach: 'own' },
  'list-flow-runs': { reach: 'own' },
  'get-flow-run': { reach: 'id', of: (victim) => ({ params: { id: victim.flowSessionId } }) },
  'list-flow-run-steps': { reach: 'id', of: (victim) => ({ params: { id: victim.flowSessionId } }) },

  'list-teams': { reach: 'own' },
  'create-team': { reach: 'own', payload: { name: 'De dentro', member_ids: [] } },
  'update-team': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.teamId }, payload: { name: 'Tomada', member_ids: [] } }),
  },
  'delete-team': { reach: 'id', of: (victim) => ({ params: { id: victim.teamId } }) },
  'list-saved-views': { reach: 'own' },
  'create-saved-view': { reach: 'own', payload: { name: 'De dentro', filters: {} } },
  'update-saved-view': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.savedViewId }, payload: { name: 'Tomada', filters: {} } }),
  },
  'delete-saved-view': { reach: 'id', of: (victim) => ({ params: { id: victim.savedViewId } }) },
  'get-own-work': { reach: 'own' },
  'update-own-work': { reach: 'own', payload: { signature: 'Eu' } },
  'list-work': { reach: 'own' },
  'set-capacity': { reach: 'id', of: (victim) => ({ params: { id: victim.memberId }, payload: { capacity: 3 } }) },

  'list-contacts': { reach: 'own', query: '?q=mar' },
  'create-contact': { reach: 'own', payload: { name: 'De dentro' } },
  'get-contact': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'update-contact': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.contactId }, payload: { name: 'Tomado' } }),
  },
  'delete-contact': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'restore-contact': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'block-contact': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'unblock-contact': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'merge-contact': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.contactId }, payload: { into: victim.otherContactId } }),
  },
  'erase-contact': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'get-contact-erasure': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },
  'list-contact-timeline': { reach: 'id', of: (victim) => ({ params: { id: victim.contactId } }) },

  'list-calendars': { reach: 'own' },
  'create-calendar': { reach: 'own', payload: { name: 'De dentro', hours: [] } },
  'get-calendar': { reach: 'id', of: (victim) => ({ params: { id: victim.calendarId } }) },
  'update-calendar': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.calendarId }, payload: { name: 'Tomado' } }),
  },
  'delete-calendar': { reach: 'id', of: (victim) => ({ params: { id: victim.calendarId } }) },
  'preview-opening': {
    reach: 'own',
    payload: {
      timezone: 'America/Sao_Paulo',
      hours: [],
      national_holidays: true,
      optional_holidays: false,
      holidays: [],
    },
  },
  'get-opening': { reach: 'id', of: (victim) => ({ params: { id: victim.calendarId } }) },
  'list-national-holidays': { reach: 'none', because: 'a calculation from the year that is given' },

  'list-inboxes': { reach: 'own' },
  'create-inbox': { reach: 'own', payload: { name: 'De dentro', channel: 'api' } },
  'get-inbox': { reach: 'id', of: (victim) => ({ params: { id: victim.inboxId } }) },
  'get-inbox-sighting': { reach: 'id', of: (victim) => ({ params: { id: victim.inboxId } }) },
  'update-inbox': { reach: 'id', of: (victim) => ({ params: { id: victim.inboxId }, payload: { name: 'Tomado' } }) },
  'delete-inbox': { reach: 'id', of: (victim) => ({ params: { id: victim.inboxId } }) },
  'rotate-inbox-secret': { reach: 'id', of: (victim) => ({ params: { id: victim.inboxId } }) },

  'begin-attachment': {
    reach: 'id',
    of: (victim) => ({
      params: {},
      payload: {
        conversation_id: victim.conversationId,
        kind: 'document',
        name: 'a.pdf',
        content_type: 'application/pdf',
        size_bytes: 10,
      },
    }),
  },
  'put-attachment-part': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.attachmentId }, query: '?offset=0', payload: Buffer.from('xxxxxxxxxx') }),
  },
  'finish-attachment': { reach: 'id', of: (victim) => ({ params: { id: victim.attachmentId } }) },
  'get-attachment': { reach: 'id', of: (victim) => ({ params: { id: victim.attachmentId } }) },

  'get-widget-config': {
    reach: 'id',
    of: (victim) => ({ params: { inbox_key: victim.inboxKey }, query: `?inbox_key=${victim.inboxKey}` }),
  },
  'open-widget-session': {
    reach: 'id',
    of: (victim) => ({ params: { inbox_key: victim.inboxKey }, payload: { inbox_key: victim.inboxKey } }),
  },
  'end-widget-session': { reach: 'own' },
  'list-visitor-conversations': { reach: 'own' },
  'start-visitor-conversation': { reach: 'own', payload: { client_id: 'dentro-1', text: 'De dentro' } },
  'leave-offline-message': {
    reach: 'own',
    payload: { client_id: 'dentro-2', text: 'De dentro', email: 'de-dentro@exemplo.com.br' },
  },
  'list-visitor-messages': ofVisitor(),
  'post-visitor-message': ofVisitor({ client_id: 'fora', text: 'De fora' }),
  'mark-visitor-delivered': ofVisitor({ seq: 1 }),
  'mark-visitor-read': ofVisitor({ seq: 1 }),
  'rate-visitor-conversation': ofVisitor({ stars: 1 }),
  'begin-visitor-upload': {
    reach: 'id',
    of: (victim) => ({
      params: { conversation_id: victim.visitor.conversationId },
      payload: {
        ...{ conversation_id: victim.visitor.conversationId, kind: 'document', name: 'fora.pdf' },
        ...{ content_type: 'application/pdf', size_bytes: 10 },
      },
    }),
  },
  'put-visitor-part': {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.attachmentId }, query: '?offset=0', payload: Buffer.from('0123456789') }),
  },
  'finish-visitor-upload': { reach: 'id', of: (victim) => ({ params: { id: victim.attachmentId } }) },
  'get-conversation-flow': ofConversation(),
  'start-conversation-flow': ofConversation({ flow_id: `flow_${'0'.repeat(26)}` }),
  'pause-conversation-flow': ofConversation({}),
  'resume-conversation-flow': ofConversation({}),
  'stop-conversation-flow': ofConversation({}),
  'start-flow-by-page': {
    reach: 'own',
    payload: { flow_id: `flow_${'0'.repeat(26)}`, start_id: 'pagina', page_url: 'https://loja.exemplo.com.br/' },
  },
  'list-whatsapp-connections': { reach: 'own' },
  'create-whatsapp-connection': { reach: 'own', payload: { name: 'De dentro', driver: 'simulator' } },
  'get-whatsapp-connection': ofConnection(),
  'update-whatsapp-connection': ofConnection({ name: 'Tomado' }),
  'delete-whatsapp-connection': ofConnection(),
  'restart-whatsapp-connection': ofConnection(),
  'log-out-whatsapp-connection': ofConnection(),
  'pair-whatsapp-connection': ofConnection({}),
  'list-whatsapp-states': ofConnection(),
  'get-whatsapp-log': ofConnection(),
  'check-whatsapp-number': ofConnection({ phone: '+5511987654321' }),
  'share-whatsapp-code': ofConnection(),
  'unshare-whatsapp-code': ofConnection(),
  'get-shared-whatsapp-code': {
    reach: 'none',
    because: 'the random token in the link is the right, of its own number’s code alone (connections.db.test.ts)',
  },
  'resend-message': ofMessage(),
  'react-to-message': ofMessage({ emoji: '👍' }),
  'list-whatsapp-templates': ofConversation(),
  'send-whatsapp-template': ofConversation({ client_id: 'tomado', name: 'oi', language: 'pt_BR' }),
  'verify-cloud-webhook': {
    reach: 'none',
    because:
      'answers with what was asked, to who knows the verify token; by another company’s path 404 (cloud.db.test.ts)',
  },
  'deliver-cloud-webhook': {
    reach: 'none',
    because: 'the app secret’s signature is the right; by another company’s path 404 (cloud.db.test.ts)',
  },
  'get-whatsapp-costs': { reach: 'own' },
  'get-whatsapp-picture': {
    reach: 'none',
    because: 'a bot’s token opens its own connection’s sends alone (pictures.db.test.ts)',
  },
  'tell-whatsapp-code': {
    reach: 'bot',
    payload: { qr_code: 'de fora', pairing_code: null, expires_at: null, timestamp: '2026-01-01T00:00:00.000Z' },
  },
  'tell-whatsapp-status': {
    reach: 'bot',
    payload: {
      ...{ status: 'banned', seq: 1_000_000, since: '2036-01-01T00:00:00.000Z', reason: null, detail: 'de fora' },
      ...{ number: null, lid: null, name: null, until: null, new_chats: null, driver: 'baileys', wa_version: null },
      queues: { to_deliver: 0, to_send: 0, refused: 0, full: false, stuck: null },
      timestamp: '2036-01-01T00:00:00.000Z',
    },
  },
  'deliver-whatsapp-events': {
    reach: 'bot',
    payload: {
      events: [
        {
          ...{ event: 'deletion', event_id: 'evt_de_fora', message_id: 'de-fora', from_me: false },
          ...{ at: '2026-01-01T00:00:00.000Z' },
          chat: {
            kind: 'person',
            identity: { lid: '1@lid', phone: null, bsuid: null, parent_bsuid: null, username: null },
            name: null,
          },
        },
      ],
    },
  },
  'put-whatsapp-media': { reach: 'bot', payload: Buffer.from('de fora') },
  'get-visitor-file': { reach: 'id', of: (victim) => ({ params: { id: victim.attachmentId } }) },
}

/** Rows of a noun that has a file of its own in `rows/`: whoever adds a noun adds a file. */
async function readOwn(): Promise<Rows[]> {
  const folder = new URL('./rows/', import.meta.url)
  const files = readdirSync(folder).map((name) => import(new URL(name, folder).href) as Promise<{ rows: Rows }>)
  return (await Promise.all(files)).map(({ rows }) => rows)
}

export const MATRIX: Rows = Object.assign({ ...SHARED }, ...(await readOwn()))

function ofVisitor(payload?: object): MatrixRow {
  return {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.visitor.conversationId }, ...(payload === undefined ? {} : { payload }) }),
  }
}

function ofFlow(payload?: object): MatrixRow {
  return {
    reach: 'id',
    of: ({ flowId }) => ({ params: { id: flowId }, ...(payload === undefined ? {} : { payload }) }),
  }
}

function ofConnection(payload?: object): MatrixRow {
  return {
    reach: 'id',
    of: ({ bot }) => ({
      params: { id: encodeId('wac', bot.connectionId) },
      ...(payload === undefined ? {} : { payload }),
    }),
  }
}

function ofMessage(payload?: object): MatrixRow {
  return {
    reach: 'id',
    of: (victim) => ({
      params: { id: victim.conversationId, seq: '1' },
      ...(payload === undefined ? {} : { payload }),
    }),
  }
}

function ofConversation(payload?: object): MatrixRow {
  return {
    reach: 'id',
    of: (victim) => ({ params: { id: victim.conversationId }, ...(payload === undefined ? {} : { payload }) }),
  }
}
