/// <reference path="./emoji-data.d.ts" />
import type { EmojiData } from 'frimousse'

/** Emojibase's groups in its order; `component` (skin tones by themselves) is left out. */
const GROUPS = [
  'smileys',
  'people',
  '',
  'nature',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const
export type EmojiGroup = Exclude<(typeof GROUPS)[number], ''>

const FILES = {
  pt: () => import('virtual:emoji/pt'),
  en: () => import('virtual:emoji/en'),
  es: () => import('virtual:emoji/es'),
}

/** Names and search words in a language: 60 to 80 kB compressed, fetched when the picker is first opened. */
export async function loadEmoji(locale: string, nameOf: (group: EmojiGroup) => string): Promise<EmojiData> {
  const language = locale.split('-')[0] ?? ''
  const load = Object.hasOwn(FILES, language) ? FILES[language as keyof typeof FILES] : FILES.pt
  const { default: rows } = await load()
  // Windows draws letters for countries' flags.
  const flags = !/windows/i.test(navigator.userAgent)
  return {
    locale,
    emojis: rows
      .filter(([, , group]) => flags || GROUPS[group] !== 'flags')
      .map(([emoji, label, category, tags]) => ({ emoji, label, category, tags, version: 1 })),
    categories: GROUPS.flatMap((group, index) => (group === '' ? [] : [{ index, label: nameOf(group) }])),
    // Names of tones are for a choice of tones, which is not offered.
    skinTones: { light: '', 'medium-light': '', medium: '', 'medium-dark': '', dark: '' },
  }
}
