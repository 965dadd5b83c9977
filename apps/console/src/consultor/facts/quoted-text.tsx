import type { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import { clsx } from 'clsx'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactDraft } from './fact-draft.ts'
import { markSpans } from './mark-spans.ts'

interface QuotedTextProps {
  text: string
  drafts: readonly FactDraft[]
  unplaced: ExecutionUnderstanding['unplaced']
  /** The line that is looked at. */
  looked: string | undefined
  onPick(key: string): void
}

/** The text as it was written, with the words that became figures marked; a press on them opens their line. */
export function QuotedText({ text, drafts, unplaced, looked, onPick }: QuotedTextProps) {
  const { t } = useTranslation('consultor')
  const spans = [
    ...drafts.flatMap(({ key, fact }) =>
      fact?.start == null || fact.end === null ? [] : [{ start: fact.start, end: fact.end, key }],
    ),
    ...unplaced.map(({ start, end }) => ({ start, end, key: undefined })),
  ]
  return (
    <aside
      aria-label={t('your_text')}
      className="grid gap-2 rounded-8 border border-line bg-surface p-4 sm:p-5 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-48px)] lg:overflow-y-auto"
    >
      <h2 className="text-13 font-semibold">{t('your_text')}</h2>
      <p className="text-14 leading-6 whitespace-pre-wrap">
        {markSpans(text, spans).map(({ start, words, key, isMarked }) => (
          <Fragment key={start}>
            {!isMarked ? (
              words
            ) : key === undefined ? (
              <mark className="rounded-4 bg-warn-soft px-0.5 text-warn">{words}</mark>
            ) : (
              // A button is a box of its own: its words do not wrap with their sentence.
              // biome-ignore lint/a11y/useSemanticElements: see above
              <span
                role="button"
                tabIndex={0}
                onClick={() => onPick(key)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  onPick(key)
                }}
                className={clsx(
                  'cursor-pointer rounded-4 box-decoration-clone px-0.5 transition-colors duration-120 hover:bg-accent-text hover:text-surface',
                  key === looked ? 'bg-accent-text text-surface' : 'bg-accent-soft text-accent-text',
                )}
              >
                {words}
              </span>
            )}
          </Fragment>
        ))}
      </p>
      <p className="text-12 text-ink-faint">{t('facts.marked')}</p>
    </aside>
  )
}
