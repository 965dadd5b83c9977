import type { Companion } from '../people/companion.ts'
import { childOf, childrenOf, firstChild, type Node, node } from '../wire/nodes.ts'
import type { World } from '../world.ts'

/** Prekeys: how many there are, new ones, and bundles of those who are written to. */
export async function answerKeys(world: World, companion: Companion, request: Node): Promise<Node[] | undefined> {
  const [first] = [firstChild(request)?.tag]
  if (first === 'count') return [node('count', { value: String(companion.preKeyCount) })]
  if (first === 'digest') return [companion.digest()]
  if (first === 'rotate') {
    companion.rotate(firstChild(request) ?? request)
    return []
  }
  if (first === 'key') {
    const users = childrenOf(childOf(request, 'key'), 'user').map(({ attrs }) => world.bundleOf(attrs.jid ?? ''))
    return [
      node(
        'list',
        {},
        (await Promise.all(users)).filter((user) => user !== undefined),
      ),
    ]
  }
  if (childOf(request, 'list') === undefined) return undefined
  companion.upload(request)
  return []
}
