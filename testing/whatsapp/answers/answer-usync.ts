import { bytesOf, childOf, childrenOf, type Node, node } from '../wire/nodes.ts'
import type { World } from '../world.ts'

/** Who somebody is: whether a phone is on WhatsApp, its LID, its devices. */
export function answerUsync(world: World, request: Node): Node {
  const usync = childOf(request, 'usync')
  const asked = Array.isArray(childOf(usync, 'query')?.content) ? (childOf(usync, 'query')?.content as Node[]) : []
  const users = childrenOf(childOf(usync, 'list'), 'user').map((user) => {
    const phone = bytesOf(childOf(user, 'contact')).toString()
    const jid = user.attrs.jid ?? `${phone.replace(/\D/g, '')}@s.whatsapp.net`
    return node(
      'user',
      { jid: world.phoneOf(jid) ?? jid },
      asked.flatMap(({ tag }) => protocolOf(world, tag, jid)),
    )
  })
  return node('usync', {}, [node('list', {}, users)])
}

function protocolOf(world: World, tag: string, jid: string): Node[] {
  const lid = world.lidOf(jid)
  switch (tag) {
    case 'contact':
      return [node('contact', { type: lid === undefined ? 'out' : 'in' })]
    case 'lid':
      // Somebody asked for by LID is known by it already.
      return lid === undefined || jid.endsWith('@lid') ? [] : [node('lid', { val: lid })]
    case 'devices': {
      const account = world.accountOf(jid)
      const companions = [...(account?.companions.keys() ?? [])].map((id) => ({ id: `${id}`, 'key-index': `${id}` }))
      const devices = lid === undefined ? [] : [{ id: '0' }, ...companions].map((attrs) => node('device', attrs))
      return [node('devices', {}, [node('device-list', { hash: '2:0' }, devices)])]
    }
    default:
      return []
  }
}
