import type { Actor } from '../../tenancy/actor.ts'
import type { MessageAuthor } from './send-message.ts'

/** Under whose name somebody acts in a conversation. */
export function authorOf(actor: Actor): MessageAuthor {
  switch (actor.kind) {
    case 'member':
      return { kind: 'member', id: actor.memberId, name: actor.name }
    case 'api_key':
      return { kind: 'api', id: actor.apiKeyId, name: actor.name }
    case 'partner':
    case 'platform':
      return { kind: 'system', id: null, name: actor.name }
    case 'system':
      return { kind: 'system', id: null, name: '' }
  }
}
