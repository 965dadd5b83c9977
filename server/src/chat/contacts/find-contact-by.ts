import type { ContactId } from '@recado/contracts/ids'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { type ContactIdentity, findIdentities } from './contact-identities.sql.ts'
import { readMergeEnd } from './contacts.sql.ts'

/** Who has one of these identities, in the order in which they are given; nothing is kept or made. */
export async function findContactBy(
  scope: TenantScope,
  identities: readonly ContactIdentity[],
): Promise<ContactId | undefined> {
  if (identities.length === 0) return undefined
  const known = await findIdentities(scope, identities)
  const first = identities
    .map((wanted) => known.find(({ kind, externalId }) => kind === wanted.kind && externalId === wanted.externalId))
    .find((found) => found !== undefined)
  return first === undefined ? undefined : readMergeEnd(scope, first.contactId)
}
