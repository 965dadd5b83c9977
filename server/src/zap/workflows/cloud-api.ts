import type { TenantId } from '@recado/contracts/ids'
import type { Config } from '../../platform/config.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { createGraphClient, type GraphClient } from '../cloud/index.ts'
import { type Connection, openAccess } from '../connections/index.ts'

export interface CloudApi {
  /** Meta as a connection of the Cloud API reaches it; undefined for every other. Awaits the network: never inside a scope. */
  clientOf(tenantId: TenantId, connection: Connection): GraphClient | undefined
}

export function createCloudApi({
  config,
  http,
  keyring,
}: {
  config: Config['cloudApi']
  http: HttpClient
  keyring: Keyring
}): CloudApi {
  return {
    clientOf: (tenantId, connection) => {
      const access = openAccess(keyring, tenantId, connection)
      if (access === undefined || connection.cloud === null) return undefined
      const place = { phoneNumberId: connection.cloud.phone_number_id, accessToken: access.access_token }
      return createGraphClient(http, { ...config, ...place })
    },
  }
}
