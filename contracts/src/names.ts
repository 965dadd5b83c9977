import { line } from './wire.ts'

/**
 * Names of people, companies, teams and inboxes stand in mails that we send to strangers, in our words and from our
 * address: in the subject, in the sender. A link, an e-mail or a number in one would make a mail of ours somebody's lure,
 * so names are taken without them.
 */
export function nameLine(max: number) {
  return line(max).refine((text) => !hasAddress(text), { error: 'name_has_address' })
}

/** Whether a mail program, or the person before it, would find a link, an e-mail address or a phone number. */
export function hasAddress(text: string): boolean {
  return ADDRESS.test(readable(text))
}

/** The same text with `…` in place of each, for names that were stored before they were checked. */
export function withoutAddresses(text: string): string {
  return hasAddress(text) ? readable(text).replace(new RegExp(ADDRESS, 'giu'), '…') : text
}

/** Longer than any name: what is matched here comes before the length is refused, and the pattern is not linear. */
const MOST = 300

/** As it is read: without characters that are not seen, and with the wide forms of letters, dots and digits as their plain ones. */
function readable(text: string): string {
  return text
    .slice(0, MOST)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u3002\uff61]/g, '.')
}

/** `S.A.`, `Cia.` and `J. Silva` are none: a domain has a letter or digit on both sides of its dot, and two letters last. */
const DOMAIN = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}_-]+)*\.(?:xn--[a-z0-9-]+|\p{L}{2,})(?![\p{L}\p{N}])`
const ADDRESS = new RegExp(
  [
    // A scheme, and all that hangs on it.
    String.raw`[a-z][a-z0-9+.-]*:\/\/\S*`,
    String.raw`\b(?:mailto|tel|sms|javascript|data):\S+`,
    String.raw`\bwww\.\S+`,
    // With or without somebody at it, a port, a path.
    String.raw`[^\s@]+@[^\s@]+\.[^\s@]+`,
    String.raw`${DOMAIN}(?::\d+)?(?:[/?#]\S*)?`,
    String.raw`\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\S*)?`,
    // Eight digits or more, however they are set: a phone number, a card, a code.
    String.raw`\+?\d(?:[\s().\/-]*\d){7,}`,
  ].join('|'),
  'iu',
)
