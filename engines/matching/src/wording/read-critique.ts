import type { Model } from '../model/define-model.ts'
import { plainText, type Wording } from './wording.ts'

/** `place` is the number of the shown item it is about ("como o 2, mas mais barato"), when one was said. */
export interface ReadCritique {
  key: string
  like: boolean
  place?: number
}

/** Understands "mais barato", "com menos km", "parecido com o 2 mas maior"; undefined when it is no critique. */
export function readCritique(model: Model, text: string, wording: Wording): ReadCritique | undefined {
  const plain = plainText(text)
  const said = (meaning: string): number =>
    Math.max(
      0,
      ...(wording.says[meaning] ?? []).map((phrase) => (` ${plain} `.includes(` ${phrase} `) ? phrase.length : 0)),
    )
  // The longest phrase wins, so that "mais economico" is not taken for a shorter one inside it.
  const heard = model.critiques
    .map(({ key }) => ({ key, length: said(`critique.${key}`) }))
    .sort((a, b) => b.length - a.length)[0]
  if (heard === undefined || heard.length === 0) return undefined
  const place = /(?:^|\s)(\d)(?=\s|,|\.|$)/.exec(plain)?.[1]
  return { key: heard.key, like: said('like') > 0, ...(place === undefined ? {} : { place: Number(place) }) }
}
