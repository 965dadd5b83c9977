import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import type { GraphRule } from './graph-rules.ts'
import { testFiles } from './import-rules.ts'

/**
 * Who writes a table: the noun that has a file of its name (`labels.sql.ts`), or who stands here. Names are without their schema; a table that is in control and in tenants' schemas has one
 * owner too. Anybody of the same product may read (a join, where speed needs it); what others want written, the owner's index
 * or a port that it fills does.
 */
export const TABLE_OWNERS: Readonly<Record<string, readonly string[]>> = {
  'server/src/platform/events': ['event_counters', 'events', 'outbox'],
  'server/src/jobs': ['handled_jobs'],
  'server/src/tenancy': [
    'audit_entries',
    'clusters',
    'databases',
    'domains',
    'fences',
    'placements',
    'unit_migrations',
    'units',
  ],
  'server/src/core/workflows': ['workflow_runs'],
  'server/src/core/partners': ['partner_members'],
  'server/src/core/billing': ['usage_events', 'usage_leases'],
  'server/src/core/integrations': ['event_subscribers', 'idempotency_keys'],
  'server/src/chat/ratings': ['ratings'],
  'server/src/chat/conversations': ['protocol_counters'],
  'server/src/chat/labels': ['conversation_labels'],
  'server/src/chat/teams': ['team_members'],
  'server/src/chat/reports': ['conversation_facts'],
  'server/src/chat/workflows/erasure': ['contact_erasures'],
  'server/src/carmatch/catalogue': ['fipe_tables', 'car_prices'],
  'server/src/carmatch/questionnaires': ['questionnaire_versions'],
  'server/src/carmatch/recommendations': ['click_corrections', 'recommended_cars'],
  'server/src/carmatch/leads': ['lead_arrivals', 'lead_cars', 'lead_moves', 'lead_settings'],
  'server/src/zap/sessions': ['flow_block_stats', 'flow_effects', 'flow_page_starts', 'flow_run_stats'],
  'server/src/zap/connections': ['whatsapp_connections', 'whatsapp_states'],
  'server/src/zap/chats': ['whatsapp_chats', 'whatsapp_events', 'whatsapp_messages'],
  'server/src/zap/sends': ['whatsapp_sends'],
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

const NOUN_FILE = /^(server\/src\/(?:core|chat|zap|carmatch|consultor)\/(?!workflows\/)[^/]+)\/([a-z-]+)\.sql\.ts$/
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
    const ownerOf = new Map([
      ...ownersByName(modules.map(({ source }) => source)),
      ...Object.entries(TABLE_OWNERS).flatMap(([owner, owned]) => owned.map((table) => [table, owner] as const)),
    ])
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

/** `chat/labels/labels.sql.ts`: the noun's folder owns `labels`. A name that two nouns have owns nothing. */
function ownersByName(sources: readonly string[]): (readonly [table: string, owner: string])[] {
  const named = sources.flatMap((source) => {
    const [, owner, name = ''] = NOUN_FILE.exec(source) ?? []
    return owner === undefined ? [] : [[name.replaceAll('-', '_'), owner] as const]
  })
  return [...Map.groupBy(named, ([table]) => table).values()].flatMap((same) => (same.length === 1 ? same : []))
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
