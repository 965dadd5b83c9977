import type { ResultMatrix } from '@recado/contracts/execution-result'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { flipOf, sharesOf } from './rank-options.ts'

interface WeightSlidersProps {
  matrix: ResultMatrix
  weights: readonly number[]
  onChange(weights: readonly number[]): void
}

/** A slider a criterion, and below it the share at which another option takes the lead. */
export function WeightSliders({ matrix, weights, onChange }: WeightSlidersProps) {
  const { t, i18n } = useTranslation('consultor')
  const id = useId()
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const shares = sharesOf(weights)
  return (
    <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {matrix.criteria.map(({ id: criterion, label }, at) => {
        const flip = flipOf(matrix, weights, at)
        const share = percent.format(shares[at] ?? 0)
        const name = `${id}-${criterion}`
        return (
          <li key={criterion} className="grid content-start gap-1">
            <p className="flex justify-between gap-3 text-13">
              <label htmlFor={name} className="block font-medium first-letter:uppercase">
                {label}
              </label>
              <output htmlFor={name} className="text-ink-soft">
                {share}
              </output>
            </p>
            <input
              id={name}
              type="range"
              min={0}
              max={100}
              step={5}
              value={weights[at]}
              aria-valuetext={share}
              aria-describedby={`${name}-flip`}
              onChange={({ target }) => onChange(weights.with(at, Number(target.value)))}
              className="h-6 w-full accent-(--accent-text)"
            />
            <p id={`${name}-flip`} className="text-12 text-ink-faint">
              {flip === undefined
                ? t('report.matrix.no_flip')
                : t(flip.share > (shares[at] ?? 0) ? 'report.matrix.flip_above' : 'report.matrix.flip_below', {
                    share: percent.format(flip.share),
                    name: flip.name,
                  })}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
