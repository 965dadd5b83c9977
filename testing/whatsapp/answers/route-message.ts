import type { Account } from '../people/account.ts'
import type { Companion } from '../people/companion.ts'
import { childOf, childrenOf, type Node, node, seconds } from '../wire/nodes.ts'
import type { World } from '../world.ts'

/** A message of a linked device: answered with an `ack`, then carried to each device that it is sealed for. */
export async function routeMessage(world: World, account: Account, companion: Companion, stanza: Node): Promise<void> {
  const { id, to = '' } = stanza.attrs
  const isPeer = stanza.attrs.category === 'peer'
  const error = isPeer || account.owns(to) ? undefined : account.refuses(world.personOf(to))
  const isSwallowed = account.unanswered > 0
  if (isSwallowed) account.unanswered -= 1
  else companion.stream?.send(node('ack', { class: 'message', id, from: to, t: seconds(), error }))
  if (error === undefined) {
    for (const [jid, enc] of sealed(stanza)) await carry(world, account, companion, { stanza, to, jid, enc })
  }
  if (isSwallowed) companion.stream?.cut()
}

/** For whom it is sealed: a list of devices, or one alone. */
function sealed(stanza: Node): [string, Node][] {
  const listed = childrenOf(childOf(stanza, 'participants'), 'to').map((one) => [
    one.attrs.jid ?? '',
    childOf(one, 'enc'),
  ])
  const alone = [stanza.attrs.to ?? '', childOf(stanza, 'enc')]
  return [...listed, alone].filter((one): one is [string, Node] => one[1] !== undefined)
}

async function carry(
  world: World,
  account: Account,
  companion: Companion,
  { stanza, to, jid, enc }: { stanza: Node; to: string; jid: string; enc: Node },
): Promise<void> {
  const person = world.personOf(jid)
  if (person !== undefined) return person.receive(account, companion, stanza, to, enc)
  if (!account.owns(jid)) return
  // The account's own phone: a copy of what was sent, or a question to it.
  const read = await account.device.decrypt(account.addressOf(companion.device), enc).catch(() => undefined)
  if (read?.protocolMessage) account.requests.push(read)
}
