import { joinIdentities, NOBODY, STRONG_KEYS, type WhatsappIdentity } from './whatsapp-identity.ts'

export interface KnownPerson<Key> {
  key: Key
  identity: WhatsappIdentity
}

export interface Recognition<Key> {
  /** Whose the sighting is; undefined: somebody new. */
  person: Key | undefined
  /** As the person is known from now on. */
  identity: WhatsappIdentity
  /** Others who turn out to be the same person, to be merged into `person`. */
  absorbed: Key[]
  /** Strangers who lose what is somebody else's by now, with what remains of them: a phone that got a new owner. */
  stripped: KnownPerson<Key>[]
}

/**
 * Decides whose a sighting is, without a database. A LID, a BSUID and a phone each name one person at a time; whoever
 * shares one with the sighting is the same person, unless both have another LID (or BSUID), which never change hands:
 * then the phone has, and its former owner loses it. The oldest of the same people stays.
 *
 * @param known everybody who shares a strong key with `seen` or `replaces`, oldest first.
 * @param replaces what the person was called before, where WhatsApp says so itself (a changed number or BSUID).
 */
export function recognisePerson<Key>(
  known: readonly KnownPerson<Key>[],
  seen: WhatsappIdentity,
  replaces?: WhatsappIdentity,
): Recognition<Key> {
  const former = known.filter(({ identity }) => replaces !== undefined && shares(identity, replaces))
  const present = known.filter((person) => shares(person.identity, seen) || former.includes(person))
  // A stable key decides before a phone: whom the phone also names must agree with them.
  const ranked = [...present].sort((one, other) => rank(one, seen) - rank(other, seen))
  const same: KnownPerson<Key>[] = []
  let sum = seen
  for (const person of ranked) {
    if (!former.includes(person) && contradicts(person.identity, sum)) continue
    same.push(person)
    sum = joinIdentities(person.identity, sum)
  }
  const inOrder = known.filter((person) => same.includes(person))
  const [oldest, ...absorbed] = inOrder
  const identity = inOrder.reduce((all, { identity: one }) => joinIdentities(all, one), NOBODY)
  return {
    person: oldest?.key,
    identity: joinIdentities(identity, seen),
    absorbed: absorbed.map(({ key }) => key),
    stripped: present
      .filter((person) => !same.includes(person))
      .map(({ key, identity: stranger }) => ({ key, identity: without(stranger, seen) })),
  }
}

function shares(one: WhatsappIdentity, other: WhatsappIdentity): boolean {
  return STRONG_KEYS.some((key) => one[key] !== null && one[key] === other[key])
}

/** 0: shares the LID; 1: a BSUID; 2: the phone alone. */
function rank({ identity }: KnownPerson<unknown>, seen: WhatsappIdentity): number {
  const at = STRONG_KEYS.findIndex((key) => identity[key] !== null && identity[key] === seen[key])
  return at === -1 ? STRONG_KEYS.length : at
}

/** Keys that never change hands tell two people apart. */
function contradicts(one: WhatsappIdentity, other: WhatsappIdentity): boolean {
  return (['lid', 'bsuid'] as const).some((key) => one[key] !== null && other[key] !== null && one[key] !== other[key])
}

function without(identity: WhatsappIdentity, taken: WhatsappIdentity): WhatsappIdentity {
  const rest = { ...identity }
  for (const key of STRONG_KEYS) if (rest[key] !== null && rest[key] === taken[key]) rest[key] = null
  return rest
}
