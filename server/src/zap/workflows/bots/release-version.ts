import type { BotReleaseView, BotVersionView } from '@recado/contracts/bot-fleet'
import type { BotReleaseId, ConnectionId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Services } from '../../../services.ts'
import type { Actor } from '../../../tenancy/actor.ts'
import type { PlatformScope } from '../../../tenancy/control-scope.ts'
import { recordControlAct } from '../../../tenancy/record-act.ts'
import type { RequestOrigin } from '../../../tenancy/tenant-scope.ts'
import { countVersion, findCanary, findReleases, insertRelease, type ReleaseRow } from '../../bots/index.ts'
import { CANARY_MS } from './roll-release.ts'

type VersionView = z.output<typeof BotVersionView>

/** Lets one bot that works try a version of WhatsApp Web; where none works there is nobody to ask, and all have it. */
export async function releaseVersion(
  { control, clock }: Pick<Services, 'control' | 'clock'>,
  source: { actor: Actor; origin: RequestOrigin },
  version: string | null,
): Promise<VersionView> {
  return control.acrossTenants(async (scope) => {
    const { effective } = await findReleases(scope, 'wa_version')
    const canary = await findCanary(scope)
    const id = await insertRelease(scope, {
      ...{ kind: 'wa_version', version, canary_id: canary ?? null },
      state: canary === undefined ? 'all' : 'canary',
      canary_until: canary === undefined ? null : new Date(clock.now().getTime() + CANARY_MS),
    })
    await recordControlAct(scope, source, {
      action: 'bot_version.released',
      targetKind: 'bot_release',
      targetId: id,
      before: { version: effective?.version ?? null },
      after: { version },
    })
    await scope.notifyChanged('bot', '*')
    return readVersion(scope)
  })
}

export async function readVersion(scope: PlatformScope): Promise<VersionView> {
  const { effective, trying } = await findReleases(scope, 'wa_version')
  const version = effective?.version ?? null
  return {
    version,
    trying: trying === undefined ? null : presentRelease(trying),
    ...(await countVersion(scope, (trying ?? effective)?.version ?? null)),
  }
}

function presentRelease(row: ReleaseRow): z.output<typeof BotReleaseView> {
  const { id, kind, version, state, canary_id, detail, created_at, decided_at } = row
  return {
    ...{ kind, version, state, detail, created_at, decided_at },
    id: id as BotReleaseId,
    canary_id: canary_id as ConnectionId | null,
  }
}
