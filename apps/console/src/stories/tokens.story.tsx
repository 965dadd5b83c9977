import { useLayoutEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/button.tsx'
import { contrastOf } from '../design/contrast.ts'
import { useFormat } from '../i18n/use-format.ts'
import { readColour } from './read-colour.ts'
import { Specimen, Specimens, Story } from './story.tsx'
import { DECORATION, GROUNDS, INKS, PAIRS, RADII, SIZES, SPACES } from './tokens.ts'

/** What everything is made of. Contrast is computed from what the browser draws, in this theme and this brand. */
export function TokensStory() {
  const { t } = useTranslation('stories')
  return (
    <>
      <Story name={t('tokens.contrast')}>
        <ContrastTable />
      </Story>
      <Story name={t('tokens.pairs')}>
        <Specimens>
          {PAIRS.map(([ink, ground]) => (
            <Pair key={ink + ground} ink={ink} ground={ground} />
          ))}
        </Specimens>
      </Story>
      <Story name={t('tokens.decoration')}>
        <Specimens>
          {DECORATION.map((name) => (
            <Specimen key={name} code={name}>
              <span className="size-10 rounded-8 border border-line" style={{ background: `var(--${name})` }} />
            </Specimen>
          ))}
        </Specimens>
      </Story>
      <Story name={t('tokens.type')}>
        {SIZES.map((size) => (
          <Specimen key={size} code={`text-${size}`} wide>
            <p
              className="truncate"
              style={{ fontSize: `var(--text-${size})`, lineHeight: `var(--text-${size}--line-height)` }}
            >
              {t('tokens.sentence')}
            </p>
          </Specimen>
        ))}
      </Story>
      <Story name={t('tokens.space')}>
        <Specimens>
          {SPACES.map((steps) => (
            <Specimen key={steps} code={`${steps} = ${steps * 4} px`}>
              <span className="block h-3 rounded-4 bg-bar" style={{ width: `calc(var(--spacing) * ${steps})` }} />
            </Specimen>
          ))}
        </Specimens>
      </Story>
      <Story name={t('tokens.shape')}>
        <Specimens>
          {RADII.map((radius) => (
            <Specimen key={radius} code={`rounded-${radius}`}>
              <span
                className="size-16 border border-line-strong bg-surface"
                style={{ borderRadius: `var(--radius-${radius})` }}
              />
            </Specimen>
          ))}
          <Specimen code="shadow-pop">
            <span className="size-16 rounded-8 bg-raised shadow-pop" />
          </Specimen>
        </Specimens>
      </Story>
      <Story name={t('tokens.motion')}>
        <p className="text-13 text-ink-soft">{t('tokens.motion_text')}</p>
        <Motion />
      </Story>
    </>
  )
}

function ContrastTable() {
  const { t } = useTranslation('stories')
  const { number } = useFormat()
  const colours = useColours([...INKS, ...GROUNDS])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div tabIndex={0} className="overflow-x-auto">
      <table className="text-12" aria-label={t('tokens.contrast')}>
        <thead>
          <tr>
            <td />
            {GROUNDS.map((ground) => (
              <th key={ground} scope="col" className="p-2 text-left font-mono font-medium text-ink-soft">
                {ground}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {INKS.map((ink) => (
            <tr key={ink}>
              <th scope="row" className="p-2 text-left font-mono font-medium text-ink-soft">
                {ink}
              </th>
              {GROUNDS.map((ground) => (
                <td key={ground} className="p-0.5">
                  <span
                    data-contrast={ratio(colours, ink, ground)}
                    className="grid h-9 min-w-20 place-items-center rounded-4 border border-line"
                    style={{ background: `var(--${ground})`, color: `var(--${ink})` }}
                  >
                    {number(ratio(colours, ink, ground))}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Pair({ ink, ground }: { ink: string; ground: string }) {
  const { number } = useFormat()
  const colours = useColours([ink, ground])
  const contrast = ratio(colours, ink, ground)
  return (
    <Specimen code={`${ink} / ${ground}`}>
      <span
        data-contrast={contrast}
        className="grid h-10 min-w-24 place-items-center rounded-8 text-13 font-medium"
        style={{ background: `var(--${ground})`, color: `var(--${ink})` }}
      >
        {number(contrast)}
      </span>
    </Specimen>
  )
}

function Motion() {
  const { t } = useTranslation('stories')
  const [round, setRound] = useState(0)
  return (
    <>
      <Specimens>
        {['animate-rise', 'animate-enter', 'animate-fade'].map((name) => (
          <Specimen key={name} code={name}>
            <span key={round} className={`size-16 rounded-8 border border-line-strong bg-surface ${name}`} />
          </Specimen>
        ))}
      </Specimens>
      <Button className="justify-self-start" onClick={() => setRound(round + 1)}>
        {t('tokens.replay')}
      </Button>
    </>
  )
}

/** What variables come to in the present theme, as `#rrggbb`; read again when the theme changes. */
function useColours(names: readonly string[]): Record<string, string> {
  const [colours, setColours] = useState<Record<string, string>>({})
  const key = names.join()
  useLayoutEffect(() => {
    const read = () => setColours(Object.fromEntries(key.split(',').map((name) => [name, readColour(name)])))
    read()
    const changes = new MutationObserver(read)
    changes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] })
    return () => changes.disconnect()
  }, [key])
  return colours
}

function ratio(colours: Record<string, string>, ink: string, ground: string): number {
  const contrast = contrastOf(colours[ink] ?? '#000000', colours[ground] ?? '#000000')
  return Math.floor(contrast * 100) / 100
}
