import { QueryIds } from 'baileys'
import type { Account } from '../people/account.ts'
import type { Companion } from '../people/companion.ts'
import { bytesOf, childOf, childrenOf, firstChild, type Node, node, seconds } from '../wire/nodes.ts'
import type { World } from '../world.ts'
import { answerKeys } from './answer-keys.ts'
import { answerUsync } from './answer-usync.ts'

/** The content of the answer to a question of a linked device; undefined: nobody here knows it. */
export async function answerQuery(
  world: World,
  account: Account,
  companion: Companion,
  request: Node,
): Promise<Node[] | undefined> {
  const { xmlns, type } = request.attrs
  switch (xmlns) {
    case 'w:p':
    case 'passive':
    case 'w:stats':
    case 'urn:xmpp:whatsapp:dirty':
      return []
    case 'encrypt':
      return answerKeys(world, companion, request)
    case 'usync':
      return [answerUsync(world, request)]
    case 'w:m':
      return [node('media_conn', { auth: 'auth', ttl: '3600' }, [node('host', { hostname: world.mediaHost })])]
    case 'abt':
      return [node('props', { protocol: '1' })]
    case 'blocklist':
      return [node('list')]
    case 'privacy':
      if (type === 'set') return []
      return [node('privacy', {}, [node('category', { name: 'readreceipts', value: 'all' })])]
    case 'w:sync:app:state':
      return [node('sync', {}, childrenOf(childOf(request, 'sync'), 'collection').map(withoutPatches))]
    case 'w:mex':
      return answerMex(account, request)
    default:
      return undefined
  }
}

/** Settings of other devices: there are none, in the version that is known already. */
function withoutPatches({ attrs }: Node): Node {
  return node('collection', { name: attrs.name, version: attrs.version, has_more_patches: 'false' })
}

function answerMex({ restriction }: Account, request: Node): Node[] | undefined {
  const query = firstChild(request)
  const asked = query?.attrs.query_id
  const said = (data: object) => [node('result', {}, Buffer.from(JSON.stringify({ data })))]
  if (asked === QueryIds.REACHOUT_TIMELOCK) {
    const ends = restriction && seconds(restriction.until)
    const lock = {
      is_active: restriction !== undefined,
      time_enforcement_ends: ends ?? '0',
      enforcement_type: 'DEFAULT',
    }
    return said({ xwa2_fetch_account_reachout_timelock: lock })
  }
  if (asked === QueryIds.MESSAGE_CAPPING_INFO) {
    const { used = 0, limit = 0 } = restriction ?? {}
    return said({ xwa2_message_capping_info: { used_quota: used, total_quota: limit, capping_status: 'NONE' } })
  }
  return bytesOf(query).length > 0 ? undefined : []
}
