import type { Locale } from '../../language/locale.ts'
import { fillPhrase, type LocaleText, localeText } from '../../locales/locale-text.ts'

export type ReportCode = keyof LocaleText['import']

/** Something an import could not bring along as it was. */
export type ReportLine = {
  code: ReportCode
  /** `lost`: a placeholder or nothing stands in its place. `changed`: it works in another way. */
  kind: 'lost' | 'changed'
  /** The block of the new flow, where there is one. */
  block: string | null
  /** The group's title in the other system, to find the block there. */
  group: string
  /** The other system's name for the block. */
  original_type: string
  detail: string
}

/** A report line as a sentence for people. */
export function reportText(line: ReportLine, locale: Locale): string {
  return fillPhrase(localeText(locale).import[line.code], { detail: line.detail })
}
