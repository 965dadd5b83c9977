/** The steps of an erasure, in their order. */
export const ERASURE_STEPS = [
  ...(['identity', 'said', 'bearers', 'files', 'messages', 'plans', 'texts', 'words', 'outbox'] as const),
  ...(['events', 'deliveries', 'answers', 'audit', 'jobs', 'mails'] as const),
] as const
export type ErasureStep = (typeof ERASURE_STEPS)[number]

/** How `redactTexts` writes into a column: as plain text, into the strings of JSON, or as a name that must stay unique. */
export type RedactedAs = 'text' | 'json' | 'name'

export type PersonalColumn =
  /** Of nobody, or of the company about itself. */
  | { holds: 'none'; why: string }
  /** Of those who work for the company, a partner or the platform. Their data goes by the rule named. */
  | { holds: 'member'; until: string }
  /** Of the person alone: emptied or deleted by a step. */
  | { holds: 'contact'; by: ErasureStep | 'request' }
  /** Words of others in which anybody may be named: redacted by a step. */
  | { holds: 'text'; by: ErasureStep; as?: RedactedAs }

export interface PersonalTable {
  /** For tables of which a column is redacted by `texts`: the key after tenant_id by which they are walked. */
  key?: readonly string[]
  /** The column that says whose conversation or contact a row is about; none: the whole company's. */
  about?: { conversation: string } | { contact: string }
  columns: Readonly<Record<string, PersonalColumn>>
}

const none = (why: string): PersonalColumn => ({ holds: 'none', why })
const member = (until: string): PersonalColumn => ({ holds: 'member', until })
const contact = (by: ErasureStep | 'request'): PersonalColumn => ({ holds: 'contact', by })
const text = (as: RedactedAs = 'text'): PersonalColumn => ({ holds: 'text', by: 'texts', as })
const step = (by: ErasureStep): PersonalColumn => ({ holds: 'text', by })
const many = (names: string, column: PersonalColumn): Record<string, PersonalColumn> =>
  Object.fromEntries(names.split(' ').map((name) => [name, column]))

const enumeration = none('a word of the program')
const company = none('what the company says of itself')
const place = none('names a place in storage or a database by ids')
const secret = none('sealed, or a hash of something random')
const membership = 'removed with the membership'
const log = 'the log of acts says who did what for as long as the company exists'
const program = none("the queue's own, says nothing of jobs' content")

/**
 * Every column of every table that can hold words, and what becomes of the person in it when they are erased. Compared with
 * PostgreSQL's catalogue by personal-data.db.test.ts: a column that is not here fails. What is `text` by `texts` needs no more
 * than its line: the step walks this list.
 *
 * `tenant` is the schema of a tenant's tables whatever its name; `queue` is pg-boss'.
 */
export const PERSONAL_DATA: Readonly<Record<string, PersonalTable>> = {
  // ── a tenant's tables ──────────────────────────────────────────────────────────────────────────────────────────────
  'tenant.contacts': {
    key: ['id'],
    about: { contact: 'id' },
    columns: {
      ...many('name email phone locale consent search_text', contact('request')),
      // Of others: "cunhada da Maria Silva".
      notes: text(),
      attributes: text('json'),
    },
  },
  'tenant.contact_identities': {
    columns: { kind: enumeration, realm: none('an id'), external_id: contact('request') },
  },
  'tenant.ended_visits': { columns: { visitor_id: none("random: a browser's") } },
  'tenant.widget_sightings': { columns: { origin: company } },
  'tenant.contact_erasures': {
    columns: {
      ...many('terms patterns', contact('mails')),
      step: enumeration,
      ...many('cursor changed', none('counts and ids')),
    },
  },
  'tenant.conversations': {
    columns: {
      protocol: none('a number of the company'),
      ...many('status last_message_direction', enumeration),
      last_message_preview: step('texts'),
    },
  },
  'tenant.conversation_facts': { columns: { kind: enumeration } },
  'tenant.messages': {
    key: ['conversation_id', 'seq'],
    about: { conversation: 'conversation_id' },
    columns: {
      body: text(),
      ...many('data attachments', text('json')),
      client_id: text('name'),
      content_hash: step('texts'),
      external_id: contact('messages'),
      author_name: contact('messages'),
      words: step('words'),
      ...many('direction kind author_kind', enumeration),
    },
  },
  'tenant.attachments': {
    key: ['id'],
    about: { conversation: 'conversation_id' },
    columns: {
      name: text(),
      ...many('kind content_type status refused_reason uploader', enumeration),
      ...many('parts storage_key thumbnail_key', place),
    },
  },
  'tenant.drafts': {
    key: ['member_id', 'conversation_id'],
    about: { conversation: 'conversation_id' },
    columns: { kind: enumeration, body: text() },
  },
  'tenant.scheduled_messages': {
    key: ['id'],
    about: { conversation: 'conversation_id' },
    columns: { body: text(), ...many('status cancel_reason', enumeration) },
  },
  'tenant.ratings': { key: ['id'], about: { conversation: 'conversation_id' }, columns: { comment: text() } },
  'tenant.canned_responses': { key: ['id'], columns: { shortcut: text('name'), body: text() } },
  'tenant.saved_views': { key: ['id'], columns: { name: text(), filters: text('json') } },
  'tenant.labels': { key: ['id'], columns: { name: text('name'), colour: enumeration } },
  'tenant.car_settings': { columns: { sealed_key: secret } },
  'tenant.car_feeds': { columns: { ...many('name url map', company), price_unit: enumeration } },
  'tenant.cars': {
    columns: {
      ...many('stock_key title description options attributes brand model search_text', company),
      ...many('origin status', enumeration),
    },
  },
  'tenant.car_photos': { columns: { source_url: company, file: place, status: enumeration } },
  'tenant.car_imports': {
    columns: {
      ...many('name map question problem', company),
      ...many('source status price_unit format shape', enumeration),
      parts: place,
      begun_by_name: member(log),
    },
  },
  'tenant.fipe_tables': { columns: { name: company, uploaded_by_name: member(log) } },
  'tenant.fipe_prices': { columns: { ...many('key version', company), ...many('fuel transmission', enumeration) } },
  'tenant.questionnaires': { columns: { draft: company, draft_saved_by_name: member(log) } },
  'tenant.questionnaire_versions': { columns: { ...many('content note', company), published_by_name: member(log) } },
  'tenant.recommendations': {
    key: ['id'],
    columns: {
      ...many('buyer client_id', none("random: a browser's")),
      ...many('source policy', enumeration),
      content_hash: secret,
      said: text(),
      not_understood: text('json'),
      answers: none('amounts and options'),
      wishes: none('bounds and weights'),
      view: text('json'),
    },
  },
  'tenant.recommended_cars': { columns: { worths: none('figures of cars') } },
  'tenant.click_corrections': { columns: { correction: none('figures of attributes') } },
  'tenant.buyer_events': {
    columns: { ...many('buyer client_id', none("random: a browser's")), ...many('kind surface question', enumeration) },
  },
  'tenant.car_shares': { columns: { token: secret, ...many('buyer client_id', none("random: a browser's")) } },
  'tenant.leads': {
    key: ['id'],
    about: { contact: 'contact_id' },
    columns: {
      ...many('name phone email phone_key', text()),
      trade_in: text('json'),
      buyer: none("random: a browser's"),
      portal: company,
      ...many('stage channel reference consent_version', enumeration),
    },
  },
  'tenant.lead_touches': {
    key: ['id'],
    columns: {
      message: text(),
      portal: company,
      channel: enumeration,
      ...many('ad_ref external_id', none("the portal's own number")),
    },
  },
  'tenant.lead_cars': { columns: { title: company } },
  'tenant.lead_moves': { key: ['id'], columns: { stage: enumeration, by_name: member(log), note: text() } },
  'tenant.lead_portals': {
    columns: { ...many('kind', enumeration), name: company, ...many('token_hash mail_key', secret) },
  },
  'tenant.lead_arrivals': {
    key: ['id'],
    columns: {
      ...many('status problem channel', enumeration),
      body: text('json'),
      sent_id: none("a mail's own number"),
    },
  },
  'tenant.crm_connections': {
    columns: {
      ...many('asked_state_hash sealed_tokens hook_token_hash', secret),
      status: enumeration,
      mapping: company,
    },
  },
  'tenant.crm_leads': {
    columns: {
      ...many('contact_ref deal_ref', none("the CRM's own number")),
      ...many('told_stage status problem', enumeration),
    },
  },
  'tenant.crm_attempts': { key: ['id'], columns: { ...many('act problem', enumeration), detail: text() } },
  'tenant.car_import_rows': { columns: many('stock_key title problems car', company) },
  'tenant.executions': {
    key: ['id'],
    columns: {
      problem: text(),
      ...many('business_type figures', company),
      ...many('depth locale confirm status phase question model reason', enumeration),
      created_by_name: member(log),
    },
  },
  'tenant.execution_events': {
    key: ['execution_id', 'seq'],
    columns: { data: text(), ...many('type phase agent', enumeration) },
  },
  'tenant.execution_calls': {
    key: ['execution_id', 'seq'],
    columns: { answer: text(), ...many('call_id phase agent model outcome', enumeration) },
  },
  'tenant.advisor_settings': { columns: { confirm: enumeration } },
  'tenant.advisor_models': { columns: { sealed_provider: secret, created_by_name: member(log) } },
  'tenant.flows': {
    columns: {
      ...many('name description draft_document draft_canvas draft_starts', company),
      draft_saved_by_name: member(log),
    },
  },
  'tenant.flow_versions': {
    columns: { ...many('document canvas starts note', company), published_by_name: member(log) },
  },
  'tenant.flow_publications': { columns: { ...many('start_id kind', enumeration), ...many('start opening', company) } },
  'tenant.flow_secrets': {
    columns: { ...many('name hosts', company), sealed_value: secret, created_by_name: member(log) },
  },
  'tenant.flow_sessions': {
    key: ['id'],
    about: { conversation: 'conversation_id' },
    columns: {
      ...many('state answers', text('json')),
      ...many('start_kind status end_reason waits_for paused_reason', enumeration),
      ...many('start_id at_flow at_block', none('an id of the flow')),
    },
  },
  'tenant.flow_steps': {
    key: ['session_id', 'seq'],
    about: { conversation: 'conversation_id' },
    columns: { event: text('json'), error: text(), ...many('path effects', none('ids of the flow')) },
  },
  'tenant.flow_effects': {
    key: ['session_id', 'position'],
    about: { conversation: 'conversation_id' },
    columns: {
      ...many('payload result', text('json')),
      error: text(),
      ...many('kind status', enumeration),
      id: none('a number'),
    },
  },
  'tenant.flow_timers': { columns: { ...many('kind status', enumeration), id: none('a number') } },
  'tenant.flow_block_stats': { columns: many('flow block output', none('ids of the flow')) },
  'tenant.whatsapp_connections': {
    columns: {
      ...many('name number lid profile_name cloud', company),
      ...many('driver groups state reason', enumeration),
      ...many('detail queues wa_version', none("a bot's words about itself")),
      ...many('sealed_cloud_secrets link_token_hash qr_code pairing_code', secret),
    },
  },
  'tenant.whatsapp_states': {
    columns: { ...many('state reason', enumeration), detail: none("a bot's words about itself") },
  },
  'tenant.whatsapp_chats': {
    columns: {
      kind: enumeration,
      ...many('lid phone bsuid parent_bsuid username group_id name referral', contact('identity')),
    },
  },
  'tenant.whatsapp_messages': { columns: { message_id: none("random: the network's") } },
  'tenant.whatsapp_events': { columns: { event_id: none("random: a bot's") } },
  'tenant.whatsapp_sends': {
    key: ['id'],
    about: { conversation: 'conversation_id' },
    columns: {
      request: text('json'),
      ...many('kind state problem emoji', enumeration),
      detail: none("a bot's words about what became of it"),
      message_id: none("random: the network's"),
    },
  },
  // What customers wrote, as it came; gone within seconds unless the program cannot take it.
  'tenant.cloud_deliveries': { key: ['id'], columns: { body: text('json') } },
  'tenant.cloud_charges': { columns: { message_id: none("random: the network's"), category: enumeration } },
  'tenant.audit_entries': {
    columns: {
      ...many('before after', step('audit')),
      ...many('actor impersonator ip user_agent', member(log)),
      ...many('action target_kind', enumeration),
      ...many('target_id request_id', none('an id')),
    },
  },
  'tenant.idempotency_keys': {
    columns: { ...many('response key request_hash', step('answers')), actor: none('an id') },
  },
  'tenant.webhook_deliveries': {
    columns: { body: step('deliveries'), ...many('event_name status last_error', enumeration) },
  },
  'tenant.webhook_attempts': { columns: { response_excerpt: step('deliveries'), error: enumeration } },
  'tenant.webhook_endpoints': {
    columns: {
      ...many('url description', company),
      ...many('events status', enumeration),
      ...many('sealed_secret previous_sealed_secret', secret),
    },
  },
  'tenant.members': {
    columns: {
      ...many('email name signature photo', member(membership)),
      ...many('role status availability', enumeration),
    },
  },
  'tenant.roles': { columns: { ...many('key name', company), ...many('permissions visibility', enumeration) } },
  'tenant.teams': { columns: { name: company } },
  'tenant.business_calendars': { columns: many('name timezone hours holidays closed_message', company) },
  'tenant.inboxes': {
    columns: {
      ...many('name settings', company),
      ...many('channel assignment', enumeration),
      public_key: none('random'),
      sealed_identity_secret: secret,
    },
  },
  'tenant.usage_counters': { columns: { metric: enumeration } },
  'tenant.usage_events': { columns: { metric: enumeration, transaction_id: none('an id') } },
  'tenant.usage_leases': { columns: { kind: enumeration, holder: none('an id') } },

  // ── what each database holds once ──────────────────────────────────────────────────────────────────────────────────
  'recado.outbox': {
    columns: { payload: step('outbox'), options: none('times and keys of ids'), ...many('kind name', enumeration) },
  },
  'recado.events': { columns: { data: step('events'), name: enumeration } },
  'recado.fences': { columns: { state: enumeration } },
  'recado.migrations': { columns: many('schema_name set_name name checksum', place) },

  // ── the queue ──────────────────────────────────────────────────────────────────────────────────────────────────────
  'queue.job': {
    columns: {
      ...many('data output source_output', step('jobs')),
      ...many('name state policy dead_letter source_name group_tier', program),
      ...many('singleton_key group_id', none('ids')),
    },
  },
  'queue.queue': { columns: many('name policy dead_letter table_name singletons_active', program) },
  'queue.queue_stats': { columns: { name: program } },
  'queue.job_dependency': { columns: many('child_name parent_name', program) },
  'queue.subscription': { columns: many('event name', program) },
  'queue.bam': { columns: many('name status queue table_name command error', program) },
  'queue.warning': { columns: many('type message data', program) },
  'queue.schedule': { columns: many('name key kind cron timezone data options', program) },

  // ── the control database ───────────────────────────────────────────────────────────────────────────────────────────
  'control.development_mails': { columns: { message: step('mails') } },
  'control.audit_entries': {
    columns: {
      ...many('before after actor impersonator ip user_agent', member(log)),
      ...many('action target_kind', enumeration),
      ...many('target_id request_id', none('an id')),
    },
  },
  'control.idempotency_keys': {
    columns: many('owner key request_hash response', none('no route writes it')),
  },
  'control.workflow_runs': {
    columns: {
      input: member('who opened the tenant, as the log of acts says it'),
      error: none("a step's error"),
      ...many('kind state steps', enumeration),
    },
  },
  'control.identities': { columns: { ...many('email name locale', member('the account')), password_hash: secret } },
  'control.invitations': {
    columns: { ...many('email name invited_by_name', member('the tenant')), role: enumeration, token_hash: secret },
  },
  'control.sessions': {
    columns: {
      ...many('user_agent ip', member('30 days after the session ended')),
      ...many('realm revoked_reason', enumeration),
    },
  },
  'control.registrations': { columns: { address: member('a day after the registration') } },
  'control.refresh_tokens': { columns: { token_hash: secret } },
  'control.one_time_tokens': { columns: { token_hash: secret, purpose: enumeration } },
  'control.api_keys': {
    columns: {
      created_by_name: member('the tenant'),
      ...many('name token_prefix', company),
      token_hash: secret,
      ...many('scopes visibility', enumeration),
    },
  },
  'control.partner_invitations': {
    columns: { ...many('email name invited_by_name', member('the partner')), token_hash: secret },
  },
  'control.hand_overs': { columns: { host: company, ...many('ticket_hash challenge code_hash', secret) } },
  'control.partner_members': { columns: { role: enumeration } },
  'control.platform_members': { columns: { role: enumeration } },
  'control.tenants': { columns: { ...many('slug name', company), ...many('status locale timezone', enumeration) } },
  'control.partners': { columns: { ...many('slug name base_domain', company), status: enumeration } },
  'control.brands': { columns: { settings: company } },
  'control.slugs': { columns: { slug: company } },
  'control.domains': { columns: { host: company, verification_token: none('random') } },
  'control.clusters': { columns: { name: place } },
  'control.databases': { columns: many('cluster name kind', place) },
  'control.units': { columns: many('schema_name state', place) },
  'control.unit_migrations': { columns: many('checksum status error', place) },
  'control.placements': { columns: many('kind state', place) },
  'control.plans': { columns: many('code product definition', company) },
  'control.bots': {
    columns: {
      ...many('driver wanted found health health_reason', enumeration),
      settings: company,
      ...many('program wa_version url holder', place),
      problem: none('what a host said of a program'),
    },
  },
  'control.bot_servers': {
    columns: {
      ...many('driver', enumeration),
      ...many('name machine url keeper settings', place),
      sealed_token: secret,
      problem: none('what a host said of itself'),
    },
  },
  'control.bot_events': { columns: { kind: enumeration, detail: none('versions, and what a host said of a program') } },
  'control.bot_backups': { columns: { storage_key: place, sealed_key: secret } },
  'control.bot_alerts': {
    columns: { kind: enumeration, ...many('subject detail', none('names of servers and numbers')) },
  },
  'control.bot_releases': {
    columns: { ...many('kind state', enumeration), version: place, detail: none('why a version was stopped') },
  },
  'control.subscriptions': { columns: many('plan_code product cycle status next_plan_code', enumeration) },
  'control.entitlement_grants': {
    columns: { ...many('entitlement value', enumeration), ...many('reason granted_by', member(log)) },
  },
  'control.payments': {
    columns: { ...many('provider external_id', none("a payment of the company's")), confirmed_by: member(log) },
  },
  'control.signing_keys': {
    columns: { ...many('kid algorithm public_jwk', none('a key of ours')), sealed_private_jwk: secret },
  },
}
