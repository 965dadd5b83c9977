import type { Actor } from '../../tenancy/actor.ts'

/** Who uploads, as the row names them. A visitor's is `contact:<id>`, which the visitors' door says itself. */
export function uploaderOf(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
      return `member:${actor.memberId ?? actor.identityId}`
    case 'api_key':
      return `api_key:${actor.apiKeyId}`
    case 'partner':
    case 'platform':
      return `member:${actor.identityId}`
    case 'system':
      return `system:${actor.name}`
  }
}
