import { Inbox, Settings, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { monogramOf } from '../../design/apply-brand.ts'
import { inkOn, mix, readableOn } from '../../design/contrast.ts'

interface ConsoleSketchProps {
  name: string
  logoUrl: string | null
  /** `#rrggbb` */
  primary: string
  secondary: string
  theme: 'light' | 'dark'
}

const THEMES = {
  light: { surface: '#ffffff', sunken: '#f4f3f1', line: '#e8e5e2', ink: '#1b1917', soft: '#53504b' },
  dark: { surface: '#191817', sunken: '#0e0d0d', line: '#2b2927', ink: '#f3f1ee', soft: '#b8b3ad' },
}

/** A picture of the console in colours that are not saved yet; screen readers get it in one sentence. */
export function ConsoleSketch({ name, logoUrl, primary, secondary, theme }: ConsoleSketchProps) {
  const { t } = useTranslation('brand')
  const { surface, sunken, line, ink, soft } = THEMES[theme]
  const link = readableOn(surface, primary)
  const tint = mix(surface, link, 0.08)
  return (
    <div
      role="img"
      aria-label={t('sketch.console_alt', { name })}
      className="flex h-52 overflow-hidden rounded-8 border text-12 select-none"
      style={{ backgroundColor: surface, borderColor: line, color: ink }}
    >
      <div
        aria-hidden
        className="grid w-11 content-start justify-items-center gap-3 py-3"
        style={{ backgroundColor: sunken }}
      >
        {logoUrl === null ? (
          <span
            className="grid size-7 place-items-center rounded-8 text-12 font-semibold"
            style={{ backgroundColor: secondary, color: inkOn(secondary) }}
          >
            {monogramOf(name)}
          </span>
        ) : (
          <img src={logoUrl} alt="" className="size-7 rounded-4 object-contain" />
        )}
        <span className="grid size-7 place-items-center rounded-8" style={{ backgroundColor: tint, color: link }}>
          <Inbox size={14} />
        </span>
        <UsersRound size={14} style={{ color: soft }} />
        <Settings size={14} style={{ color: soft }} />
      </div>
      <div aria-hidden className="w-2/5 border-r" style={{ borderColor: line }}>
        {(['first', 'second', 'third'] as const).map((row, index) => (
          <div
            key={row}
            className="grid gap-0.5 border-b px-3 py-2.5"
            style={{ borderColor: line, backgroundColor: index === 0 ? tint : surface }}
          >
            <span className="truncate font-medium">{t(`sketch.people.${row}`)}</span>
            <span className="truncate" style={{ color: soft }}>
              {t(`sketch.words.${row}`)}
            </span>
          </div>
        ))}
      </div>
      <div aria-hidden className="flex min-w-0 flex-1 flex-col justify-between gap-2 p-3">
        <span className="truncate font-medium">{t('sketch.people.first')}</span>
        <div className="grid gap-2">
          <span className="w-fit max-w-full rounded-8 px-2.5 py-1.5" style={{ backgroundColor: sunken }}>
            {t('sketch.words.first')}
          </span>
          <span
            className="ml-auto w-fit max-w-full rounded-8 px-2.5 py-1.5"
            style={{ backgroundColor: primary, color: inkOn(primary) }}
          >
            {t('sketch.answer')}
          </span>
        </div>
        <span
          className="ml-auto rounded-8 px-3 py-1.5 font-medium"
          style={{ backgroundColor: primary, color: inkOn(primary) }}
        >
          {t('preview.button')}
        </span>
      </div>
    </div>
  )
}
