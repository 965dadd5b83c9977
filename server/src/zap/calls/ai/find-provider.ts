import { type AiProvider, readProvider } from '../../../platform/ai/ai-provider.ts'
import type { Keyring } from '../../../platform/secrets/index.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import { openFlowSecrets } from '../flow-secrets.sql.ts'

/**
 * The sealed secret of flows in which a company keeps a provider of its own, as JSON. No secret of flows can have this name
 * (a space), and no HTTP block can name it: the key goes to its provider and nowhere else.
 */
export const OWN_PROVIDER = 'ai provider'

/** The company's own, else the platform's; undefined where there is none. */
export async function findProvider(
  scope: TenantScope,
  keyring: Keyring,
  platform: AiProvider | undefined,
): Promise<{ provider: AiProvider; isOwn: boolean } | undefined> {
  const own = (await openFlowSecrets(scope, keyring, [OWN_PROVIDER])).get(OWN_PROVIDER)
  const provider = own === undefined ? undefined : readProvider(own.value)
  if (provider !== undefined) return { provider, isOwn: true }
  return platform === undefined ? undefined : { provider: platform, isOwn: false }
}
