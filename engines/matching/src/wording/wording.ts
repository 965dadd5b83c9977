/** What people read (`messages`) and what they may say (`says`) in one language; JSON files hold it. */
export interface Wording {
  /** BCP 47, for number formats. */
  locale: string
  messages: Readonly<Record<string, string>>
  /** Phrases by meaning, lower case, without accents. */
  says: Readonly<Record<string, readonly string[]>>
}

/** Later wordings override earlier ones: generic, then the domain's, then the host's. */
export function joinWordings(first: Wording, ...others: readonly Omit<Wording, 'locale'>[]): Wording {
  return {
    locale: first.locale,
    messages: Object.assign({}, first.messages, ...others.map(({ messages }) => messages)),
    says: Object.assign({}, first.says, ...others.map(({ says }) => says)),
  }
}

/** Lower case, without accents or punctuation around: how people's text is compared. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[!?;:"()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
