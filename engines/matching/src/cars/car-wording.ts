import { genericWording, type Locale } from '../wording/generic-wording.ts'
import { joinWordings, type Wording } from '../wording/wording.ts'
import en from './locales/en.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }

/** Everything a buyer of cars reads and may say, in one language. */
export function carWording(locale: Locale): Wording {
  return joinWordings(genericWording(locale), { 'pt-BR': ptBR, en, es }[locale])
}
