import { useTranslation } from 'react-i18next'
import { monogramOf } from '../../design/apply-brand.ts'
import { Badge } from '../../design/badge.tsx'
import { contrastOf, inkOn, readableOn } from '../../design/contrast.ts'
import { useFormat } from '../../i18n/use-format.ts'

const LIGHT = '#ffffff'
const DARK = '#191817'
// WCAG 2 AA for text of normal size.
const ENOUGH = 4.5

interface BrandPreviewProps {
  name: string
  /** `#rrggbb`; anything else while it is being typed shows nothing. */
  primary: string
  secondary: string
}

/** The colours at work on both themes, with the contrast they reach and the tone that is used where it is too low. */
export function BrandPreview({ name, primary, secondary }: BrandPreviewProps) {
  const { t } = useTranslation('brand')
  const valid = [primary, secondary].every((colour) => /^#[0-9a-f]{6}$/i.test(colour))
  if (!valid) return <p className="text-13 text-ink-soft">{t('preview.invalid')}</p>
  return (
    <div className="grid content-start gap-3">
      <p className="text-13 font-medium">{t('preview.title')}</p>
      <Sample theme="light" surface={LIGHT} {...{ name, primary, secondary }} />
      <Sample theme="dark" surface={DARK} {...{ name, primary, secondary }} />
    </div>
  )
}

function Sample({
  theme,
  surface,
  name,
  primary,
  secondary,
}: BrandPreviewProps & { theme: 'light' | 'dark'; surface: string }) {
  const { t } = useTranslation('brand')
  const format = useFormat()
  const contrast = contrastOf(primary, surface)
  const link = readableOn(surface, primary)
  const ratio = format.number(Math.floor(contrast * 10) / 10)
  return (
    <div className="grid gap-3 rounded-8 border border-line p-4" style={{ background: surface, color: inkOn(surface) }}>
      <div className="flex items-center gap-3">
        <span
          className="grid size-8 place-items-center rounded-8 text-12 font-semibold"
          style={{ background: secondary, color: inkOn(secondary) }}
        >
          {monogramOf(name)}
        </span>
        <span className="truncate text-13 font-medium">{name}</span>
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <span
          className="inline-flex h-9 items-center rounded-8 px-3.5 text-13 font-medium"
          style={{ background: primary, color: inkOn(primary) }}
        >
          {t('preview.button')}
        </span>
        <span className="text-13 font-medium underline" style={{ color: link }}>
          {t('preview.link')}
        </span>
      </div>
      <p className="flex flex-wrap items-center gap-2 text-12">
        <Badge tone={contrast >= ENOUGH ? 'good' : 'warn'}>{t('preview.contrast', { ratio })}</Badge>
        <span>
          {contrast >= ENOUGH ? t(`preview.fine_${theme}`) : t(`preview.adjusted_${theme}`, { colour: link })}
        </span>
      </p>
    </div>
  )
}
