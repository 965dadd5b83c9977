import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { GraphRule } from './graph-rules.ts'
import { testFiles } from './import-rules.ts'

/**
 * The one map: who writes a table. Names are without their schema; a table that is in control and in tenants' schemas has one
 * owner too. Anybody of the same product may read (a join, where speed needs it); what others want written, the owner's index
 * or a port that it fills does.
 */
export const TABLE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  'server/src/platform/events': ['event_counters', 'events', 'outbox'],
  'server/src/jobs': ['handled_jobs'],
  'server/src/tenancy': [
    ...['audit_entries', 'clusters', 'databases', 'domains', 'fences', 'placements', 'unit_migrations', 'units'],
  ],
  'server/src/core/workflows': ['workflow_runs'],
  'server/src/core/tenants': ['slugs', 'tenants'],
  'server/src/core/partners': ['partner_invitations', 'partner_members', 'partners'],
  'server/src/core/accounts': ['identities', 'one_time_tokens', 'platform_members', 'registrations'],
  'server/src/core/sessions': ['hand_overs', 'refresh_tokens', 'sessions', 'signing_keys'],
  'server/src/core/members': ['members', 'memberships', 'roles'],
  'server/src/core/invitations': ['invitations'],
  'server/src/core/api-keys': ['api_keys'],
  'server/src/core/billing': [
    ...['entitlement_grants', 'payments', 'plans', 'subscriptions', 'usage_counters', 'usage_events', 'usage_leases'],
  ],
  'server/src/core/branding': ['brands'],
  'server/src/core/mail': ['development_mails'],
  'server/src/core/integrations': [
    ...['event_subscribers', 'idempotency_keys', 'webhook_attempts', 'webhook_deliveries', 'webhook_endpoints'],
  ],
  'server/src/chat/attachments': ['attachments'],
  'server/src/chat/calendars': ['business_calendars', 'calendar_openings'],
  'server/src/chat/contacts': ['contact_identities', 'contacts'],
  'server/src/chat/conversations': [
    ...['conversation_reads', 'conversations'],
    ...['mentions', 'messages', 'protocol_counters'],
  ],
  'server/src/chat/canned-responses': ['canned_responses'],
  'server/src/chat/drafts': ['drafts'],
  'server/src/chat/labels': ['conversation_labels', 'labels'],
  'server/src/chat/saved-views': ['saved_views'],
  'server/src/chat/scheduled-messages': ['scheduled_messages'],
  'server/src/chat/teams': ['team_members', 'teams'],
  'server/src/chat/inboxes': ['inboxes'],
  'server/src/chat/presence': ['member_presence'],
  'server/src/chat/ratings': ['ratings'],
  'server/src/chat/reports': ['conversation_facts'],
  'server/src/chat/visitors': ['ended_visits', 'widget_sightings'],
  'server/src/chat/workflows/erasure': ['contact_erasures'],
  'server/src/carmatch/catalogue': [
    ...['fipe_prices', 'fipe_tables'],
    ...['car_feeds', 'car_import_rows', 'car_imports', 'car_photos', 'car_prices', 'car_settings', 'cars'],
  ],
  'server/src/consultor/executions': ['execution_calls', 'execution_events', 'executions'],
  'server/src/consultor/settings': ['advisor_settings'],
  'server/src/consultor/models': ['advisor_models'],
  'server/src/carmatch/questionnaires': ['questionnaire_versions', 'questionnaires'],
  'server/src/carmatch/recommendations': [
    ...['buyer_events', 'car_shares', 'click_corrections', 'click_learning', 'recommendations', 'recommended_cars'],
  ],
  'server/src/carmatch/service-levels': ['service_hours'],
  'server/src/carmatch/crm': ['crm_attempts', 'crm_connections', 'crm_leads'],
  'server/src/carmatch/leads': [
    ...['lead_arrivals', 'lead_cars', 'lead_moves', 'lead_portals', 'lead_settings', 'lead_touches', 'leads'],
  ],
  'server/src/zap/calls': ['flow_secrets', 'flow_settings'],
  'server/src/zap/flows': ['flow_editors', 'flow_publications', 'flow_versions', 'flows'],
  'server/src/zap/sessions': [
    ...['flow_block_stats', 'flow_effects', 'flow_page_starts', 'flow_run_stats', 'flow_sessions', 'flow_steps'],
    'flow_timers',
  ],
  'server/src/zap/cloud': ['cloud_deliveries'],
  'server/src/zap/costs': ['cloud_charges'],
  'server/src/zap/connections': ['whatsapp_connections', 'whatsapp_states'],
  'server/src/zap/chats': ['whatsapp_chats', 'whatsapp_events', 'whatsapp_messages'],
  'server/src/zap/sends': ['whatsapp_sends'],
  'server/src/zap/bots': ['bot_alerts', 'bot_backups', 'bot_events', 'bot_releases', 'bot_servers', 'bots'],
}

/** Written by somebody else all the same, or by a name that only the run knows: a line more is seen in review. */
export const DECLARED_WRITERS: readonly { file: string; tables: readonly string[] | 'any'; why: string }[] = [
  {
    file: 'server/src/platform/outbox.ts',
    tables: ['outbox'],
    why: 'the writer that every scope has: what is emitted is stored with its cause',
  },
  {
    file: 'server/src/chat/conversations/messages.sql.ts',
    tables: ['outbox'],
    why: 'a message and its event are one statement: a round trip less for each',
  },
  {
    file: 'server/src/tenancy/open-invitations.sql.ts',
    tables: 'any',
    why: 'one statement for the invitations of tenants and of partners; their owners name the table',
  },
  {
    file: 'server/src/tenancy/delete-tenant-rows.ts',
    tables: 'any',
    why: 'undoes an opening: every row of a tenant, in whatever table the catalogue names',
  },
  {
    file: 'server/src/chat/workflows/erasure/redact-texts.sql.ts',
    tables: 'any',
    why: 'takes a person out of every text there is, along the list of personal data in which owners declare their columns',
  },
  {
    file: 'server/src/chat/workflows/erasure/control-traces.sql.ts',
    tables: 'any',
    why: "the queue's own table, which has no owner of ours",
  },
  { file: 'server/src/platform/jobs/queue.sql.ts', tables: 'any', why: "the queue's own tables" },
]

const MIGRATIONS = 'server/migrations'
const WRITING_CALLS = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
/** In SQL: the table's name, or `${` of one that is not written out. `FOR UPDATE`, `DO UPDATE` and `ON UPDATE` write none. */
const WRITING_SQL =
  /(?:\bINSERT\s+INTO|\bMERGE\s+INTO|\bDELETE\s+FROM|(?<!\b(?:FOR|DO|ON|KEY)\s+)\bUPDATE)\s+(?:ONLY\s+)?("?[a-z_][a-z_."]*|\$\{)(?=[\s"'`(]|\w|$)/g
/** What follows the name of a table that is updated. */
const UPDATES = /\bUPDATE\s/

export const tableOwners: GraphRule = {
  name: 'a-table-has-one-owner',
  comment: 'Only files of the owner write a table, so that what must hold in it is in one folder (table-owners.ts).',
  judge(modules, root) {
    const tables = readTables(root)
    const ownerOf = new Map(
      Object.entries(TABLE_OWNERS).flatMap(([owner, owned]) => owned.map((table) => [table, owner] as const)),
    )
    const orphans = [...tables]
      .filter(([table]) => !ownerOf.has(table))
      .map(([table, file]) => ({ file, detail: `table ${table} has no owner in architecture/table-owners.ts` }))
    const writes = modules
      .map(({ source }) => source)
      .filter((source) => source.startsWith('server/src/') && !testFiles.test(source))
      .flatMap((source) =>
        listWrites(join(root, source)).flatMap((table) => {
          if (table !== undefined && !tables.has(table)) return []
          const owner = table === undefined ? undefined : ownerOf.get(table)
          if (owner !== undefined && source.startsWith(`${owner}/`)) return []
          const declared = DECLARED_WRITERS.find(({ file }) => file === source)?.tables ?? []
          if (declared === 'any' || (table !== undefined && declared.includes(table))) return []
          const detail =
            table === undefined ? 'writes a table that it does not name' : `writes ${table}, which is ${owner}'s`
          return [{ file: source, detail }]
        }),
      )
    return [...orphans, ...writes]
  },
}

/** Every table that a migration creates, with the file. */
function readTables(root: string): Map<string, string> {
  const tables = new Map<string, string>()
  for (const set of ['control', 'placement', 'tenant']) {
    const folder = join(root, MIGRATIONS, set)
    if (!existsSync(folder)) continue
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8')
      for (const [, name = ''] of text.matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?(?:[a-z]+\.)?([a-z_]+)/g)) {
        if (!tables.has(name)) tables.set(name, `${MIGRATIONS}/${set}/${file}`)
      }
    }
  }
  return tables
}

/** Tables that a file writes; undefined for one whose name is not written out. */
function listWrites(path: string): (string | undefined)[] {
  const text = readFileSync(path, 'utf8')
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: (string | undefined)[] = []
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const [table] = node.arguments
      if (WRITING_CALLS.has(node.expression.name.text) && table !== undefined)
        found.push(ts.isStringLiteralLike(table) ? bare(table.text) : undefined)
    }
    if (ts.isStringLiteralLike(node)) found.push(...writesOf(node.text))
    else if (ts.isTemplateExpression(node)) found.push(...writesOf(node.getText(source)))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function writesOf(sql: string): (string | undefined)[] {
  return [...sql.matchAll(WRITING_SQL)].flatMap(([whole, name = '']) => {
    if (name.startsWith('$')) return [undefined]
    const table = bare(name)
    // `UPDATE SET` of a conflict, which names no table.
    return UPDATES.test(whole) && table === 'set' ? [] : [table]
  })
}

/** `recado.events as e` → `events` */
function bare(name: string): string {
  return (name.replaceAll('"', '').split(/\s/)[0] ?? '').split('.').at(-1) ?? ''
}
