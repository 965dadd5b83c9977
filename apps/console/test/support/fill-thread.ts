import type { ConversationId } from '@recado/contracts/ids'
import type { Tenant } from '../../../../server/src/tenancy/tenant.ts'
import type { TestHouse } from '../../../../server/test/support/test-house.ts'

/**
 * Raises a conversation to `count` messages, `Mensagem 2` and on: of one line to six, customer and robot in turns of
 * three, a new day every thirty. Written straight into the table, because 5,000 sent ones would take a minute.
 */
export async function fillThread(
  house: Pick<TestHouse, 'admin'>,
  tenant: Tenant,
  id: ConversationId,
  count: number,
): Promise<void> {
  const admin = await house.admin('shared')
  await admin.query(
    `INSERT INTO tenant.messages (tenant_id, conversation_id, seq, id, client_id, content_hash, inbox_id, direction, kind,
                                  author_kind, author_name, body, created_at)
     SELECT $1, c.id, s, uuidv7(), 'fill-' || s, '', c.inbox_id, CASE s / 3 % 2 WHEN 0 THEN 'out' ELSE 'in' END, 'text',
            CASE s / 3 % 2 WHEN 0 THEN 'bot' ELSE 'contact' END, 'Caio Prado',
            'Mensagem ' || s || repeat(' e mais', s * 7 % 60),
            date_trunc('milliseconds', now() - interval '1 minute' * ($3::int - s) - interval '1 day' * (($3::int - s) / 30))
       FROM tenant.conversations c, generate_series(2, $3::int) s
      WHERE c.tenant_id = $1 AND c.id = $2`,
    [tenant.id, id, count],
  )
  await admin.query(
    `UPDATE tenant.conversations
        SET last_seq = $3::int, inbound_count = $3::int / 2, last_message_seq = $3::int, last_message_at = now()
      WHERE tenant_id = $1 AND id = $2`,
    [tenant.id, id, count],
  )
}
