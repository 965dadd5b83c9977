import { withoutAddresses } from '@recado/contracts/names'
import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../platform/i18n.ts'
import type { MailBrand } from './mail-brand.ts'
import { mailHtml } from './mail-html.ts'

export interface MailContent {
  subject: string
  text: string
  html: string
}

/** A mail's parts before they become text or HTML: plain, nothing escaped. */
export interface MailParts {
  locale: Locale
  subject: string
  greeting: string
  intro: string[]
  action: { label: string; url: string } | undefined
  actionHint: string
  outro: string[]
  footer: string
  brand: MailBrand
}

/**
 * Writes one mail in its reader's language and its tenant's brand.
 * @throws RangeError if a kind has no texts, or its button no http address to lead to.
 */
export function renderMail(
  texts: Translator,
  mail: { kind: string; locale: Locale; params: Readonly<Record<string, string | number>>; brand: MailBrand },
): MailContent {
  const parts = readParts(texts, mail)
  return { subject: parts.subject, text: mailText(parts), html: mailHtml(parts) }
}

function readParts(texts: Translator, { kind, locale, params, brand }: Parameters<typeof renderMail>[1]): MailParts {
  const known = { ...readableParams(params), brand: withoutAddresses(brand.name) }
  const has = (key: string) => texts.has(locale, `mail:${key}`) || texts.has('pt-BR', `mail:${key}`)
  const say = (key: string) => texts.translate(locale, `mail:${key}`, known)
  if (!has(`${kind}.subject`) || !has(`${kind}.intro`)) throw new RangeError(`no mail is written as ${kind}`)
  const named = params.name !== undefined && params.name !== ''
  return {
    locale,
    subject: oneLine(say(`${kind}.subject`)),
    greeting: !named
      ? say('common.greeting')
      : say(has(`${kind}.greeting`) ? `${kind}.greeting` : 'common.greeting_name'),
    intro: paragraphs(say(`${kind}.intro`)),
    action: has(`${kind}.action`) ? { label: say(`${kind}.action`), url: requireAddress(kind, params.url) } : undefined,
    actionHint: say('common.action_hint'),
    outro: has(`${kind}.outro`) ? paragraphs(say(`${kind}.outro`)) : [],
    footer: say('common.footer'),
    brand: { ...brand, name: withoutAddresses(brand.name) },
  }
}

/** What is an address, a number or a text by its nature. Everything else that a mail names is a name. */
const NO_NAMES: ReadonlySet<string> = new Set(['url', 'text', 'endpoint', 'ip', 'protocol', 'since'])

/** Names are checked where they are taken; what was stored before, or came from a visitor, must lure nobody either. */
function readableParams(params: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' || NO_NAMES.has(key) ? value : withoutAddresses(value),
    ]),
  )
}

/**
 * A line break in a name would end the header; the mailer refuses it, and a mail should not fail on a name. Characters that
 * turn the direction of reading go, too: with them a name reads as another.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

function mailText(parts: MailParts): string {
  const action = parts.action === undefined ? [] : [`${parts.action.label}:\n${parts.action.url}`]
  return `${[parts.greeting, ...parts.intro, ...action, ...parts.outro, `-- \n${parts.footer}`].join('\n\n')}\n`
}

function paragraphs(text: string): string[] {
  return text.split(/\n{2,}/)
}

function requireAddress(kind: string, url: string | number | undefined): string {
  if (typeof url === 'string' && /^https?:\/\//.test(url)) return url
  throw new RangeError(`the button of ${kind} leads nowhere`)
}
