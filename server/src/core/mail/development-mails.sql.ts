import type { MailId, TenantId } from '@recado/contracts/ids'
import { sql } from 'kysely'
import { newId } from '../../platform/ids.ts'
import type { StoredMail } from '../../platform/mailer/index.ts'
import type { ControlScope } from '../../tenancy/control-scope.ts'

/** The table is the development machine's and knows no tenants' isolation: any scope of the control database will do. */
type AnyControlScope = Pick<ControlScope, 'control' | 'clock'>

type Message = Omit<StoredMail, 'id' | 'tenant_id' | 'created_at'>

/** More than anybody reads; without an end a test that mails would fill the disk. */
const KEEP = 1_000

export async function insertMail(
  scope: AnyControlScope,
  { tenant_id, ...message }: Omit<StoredMail, 'id' | 'created_at' | 'tenant_id'> & { tenant_id: TenantId | null },
): Promise<MailId> {
  const id = newId<MailId>()
  await scope.control
    .insertInto('development_mails')
    .values({ id, tenant_id, message: JSON.stringify(message), created_at: scope.clock.now() })
    .execute()
  await sql`DELETE FROM development_mails
             WHERE id <= (SELECT id FROM development_mails ORDER BY id DESC OFFSET ${KEEP} LIMIT 1)`.execute(
    scope.control,
  )
  return id
}

export async function listMails(
  scope: AnyControlScope,
  page: { before: MailId | undefined; limit: number },
): Promise<StoredMail[]> {
  const rows = await scope.control
    .selectFrom('development_mails')
    .select(['id', 'tenant_id', 'message', 'created_at'])
    .$if(page.before !== undefined, (query) => query.where('id', '<', page.before!))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  return rows.map(toMail)
}

export async function findMail(scope: AnyControlScope, id: MailId): Promise<StoredMail | undefined> {
  const row = await scope.control
    .selectFrom('development_mails')
    .select(['id', 'tenant_id', 'message', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : toMail(row)
}

function toMail(row: { id: string; tenant_id: string | null; message: unknown; created_at: Date }): StoredMail {
  return { ...(row.message as Message), id: row.id, tenant_id: row.tenant_id, created_at: row.created_at }
}

/** What a development machine kept instead of sending it: to the person, or about them. */
export async function eraseDevelopmentMails(
  scope: Pick<AnyControlScope, 'control'>,
  tenantId: string,
  { mails, patterns }: { mails: { to: string; protocols: string[] }; patterns: { wide: string | null } },
): Promise<number> {
  const { numAffectedRows } = await sql`
    DELETE FROM development_mails
     WHERE tenant_id = ${tenantId}
       AND (recado.json_words(message) ~ ${patterns.wide} OR message ->> 'to' ~ ${mails.to}
            OR EXISTS (SELECT FROM unnest(${mails.protocols}::text[]) AS p (number)
                        WHERE strpos(message ->> 'text', p.number) > 0))`.execute(scope.control)
  return Number(numAffectedRows ?? 0n)
}
