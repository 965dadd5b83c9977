import type { BotDriver } from '@recado/contracts/bots'
import type { CloudAccess } from '@recado/contracts/whatsapp'
import { z } from 'zod'
import { type Keyring, open, seal } from '../../platform/secrets/index.ts'
import type { Connection } from './connection-row.ts'
import { errors } from './errors.ts'

const Secrets = z.object({ access_token: z.string(), app_secret: z.string(), verify_token: z.string() })

/**
 * What is stored of a company's access to the Cloud API; its secrets are sealed for the company.
 * @throws cloud_access_missing, cloud_access_unused (422)
 */
export function storeAccess(
  keyring: Keyring,
  tenantId: string,
  driver: BotDriver,
  access: z.output<typeof CloudAccess> | undefined,
): Pick<Connection, 'cloud' | 'sealed_cloud_secrets'> {
  if (driver !== 'cloud') {
    if (access !== undefined) throw errors.cloud_access_unused()
    return { cloud: null, sealed_cloud_secrets: null }
  }
  if (access === undefined) throw errors.cloud_access_missing()
  const { phone_number_id, waba_id, ...secrets } = access
  const sealed = seal(keyring, JSON.stringify(secrets), context(tenantId))
  return { cloud: { phone_number_id, waba_id }, sealed_cloud_secrets: sealed }
}

/** Undefined where the connection is not the Cloud API's. */
export function openAccess(
  keyring: Keyring,
  tenantId: string,
  { sealed_cloud_secrets: sealed }: Pick<Connection, 'sealed_cloud_secrets'>,
): z.output<typeof Secrets> | undefined {
  return sealed === null ? undefined : Secrets.parse(JSON.parse(open(keyring, sealed, context(tenantId))))
}

function context(tenant: string) {
  return { tenant, purpose: 'whatsapp_cloud' }
}
