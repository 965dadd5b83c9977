import { useTranslation } from 'react-i18next'
import type { SelectOption } from '../../design/select.tsx'

/** Brazil's zones, east to west; the names of some have been one with another's for years and are kept by law. */
const ZONES = [
  'America/Noronha',
  'America/Sao_Paulo',
  'America/Bahia',
  'America/Fortaleza',
  'America/Recife',
  'America/Belem',
  'America/Cuiaba',
  'America/Campo_Grande',
  'America/Manaus',
  'America/Porto_Velho',
  'America/Boa_Vista',
  'America/Rio_Branco',
] as const

/** Zones to choose from, with the one that is set though it be elsewhere. */
export function useZoneOptions(present: string): SelectOption[] {
  const { t, i18n } = useTranslation('calendars')
  const known = ZONES.map((zone) => ({ zone, city: t(`zones.${zone}`) }))
  const elsewhere = known.some(({ zone }) => zone === present)
    ? []
    : [{ zone: present, city: present.replaceAll('_', ' ') }]
  return [...elsewhere, ...known].map(({ zone, city }) => ({
    value: zone,
    label: `${city} (${offsetOf(zone, i18n.language)})`,
  }))
}

function offsetOf(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}
