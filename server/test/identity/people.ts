import { encodeId } from '@recado/contracts/ids'
import type { SystemRole } from '@recado/contracts/permissions'
import { updateIdentity } from '../../src/core/accounts/identities.sql.ts'
import { RESET_LINK_JOB, ResetRequest } from '../../src/core/accounts/index.ts'
import { sendResetLink } from '../../src/core/workflows/sign-in/reset-password.ts'
import type { Tenant } from '../../src/tenancy/tenant.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

export const PASSWORD = 'um cavalo correto'

/** A member who can sign in with PASSWORD. */
export async function buildPerson(
  house: TestHouse,
  tenant: Tenant,
  role: SystemRole | string = 'owner',
): Promise<SignedIn> {
  const person = await buildMember(house, tenant, role)
  const hash = await house.services.passwords.hash(PASSWORD)
  await house.services.control.acrossTenants((scope) =>
    updateIdentity(scope, person.identityId, { password_hash: hash }),
  )
  return person
}

export interface Answer<Body> {
  status: number
  body: Body
  headers: Record<string, string | string[] | number | undefined>
}

const JSON_TYPE = /^application\/(problem\+)?json/

/** Sends JSON to the house and reads what comes back. */
export async function send<Body = Record<string, never>>(
  house: TestHouse,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  options: { body?: object; headers?: Record<string, string> } = {},
): Promise<Answer<Body>> {
  const answer = await house.app.inject({
    method,
    url,
    ...(options.body === undefined ? {} : { payload: options.body }),
    headers: options.headers ?? {},
  })
  const text = answer.body
  return {
    status: answer.statusCode,
    body: (text === '' || !JSON_TYPE.test(String(answer.headers['content-type'])) ? text : JSON.parse(text)) as Body,
    headers: answer.headers,
  }
}

export interface Pair {
  access_token: string
  refresh_token: string
  tenant_id: string | null
  tenant_slug: string | null
  console_url: string
  code?: string
}

export async function signIn(house: TestHouse, tenant: Tenant, email: string): Promise<Pair> {
  const answer = await send<Pair>(house, 'POST', '/api/v1/auth/login', {
    body: { email, password: PASSWORD },
    headers: { 'x-tenant': tenant.slug },
  })
  if (answer.status !== 200) throw new Error(`sign-in: ${JSON.stringify(answer.body)}`)
  return answer.body
}

export function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` }
}

export function tenantHeader(tenant: Tenant): { 'x-tenant': string } {
  return { 'x-tenant': encodeId('ten', tenant.id) }
}

export interface Mail {
  kind: string
  to: string
  tenant_id: string | null
  params: Record<string, string>
}

/** Mails that wait in the outbox for somebody, oldest first. */
export async function mailsTo(house: TestHouse, email: string): Promise<Mail[]> {
  const admin = await house.admin('control')
  const { rows } = await admin.query<{ payload: Mail }>(
    `SELECT payload FROM recado.outbox WHERE name = 'mail.send' AND payload ->> 'to' = $1 ORDER BY id`,
    [email],
  )
  return rows.map(({ payload }) => payload)
}

/** Does what the jobs do that wait for somebody's link to a new password: the mail then waits for `mailsTo`. */
export async function sendAskedLinks(house: TestHouse): Promise<void> {
  const admin = await house.admin('control')
  const { rows } = await admin.query('DELETE FROM recado.outbox WHERE name = $1 RETURNING payload', [RESET_LINK_JOB])
  for (const { payload } of rows) await sendResetLink(house.services, ResetRequest.parse(payload))
}

/** The token at the end of a mail's link. */
export function tokenOf(mail: Mail | undefined): string {
  return mail?.params.url?.split('/').at(-1) ?? ''
}
