import { CAR_PAGES, type ResultsPageView } from '@recado/contracts/car-pages'
import { useState } from 'preact/hooks'
import { answersQuery } from '../find/answers-query.ts'
import { Icon } from '../layout/icon.tsx'
import { Notice } from '../layout/notice.tsx'
import { LeadForm } from '../lead/lead-form.tsx'
import { usePage } from '../page-tools.ts'
import { SearchBox } from '../stock/search-box.tsx'
import { CompareBar } from './compare-bar.tsx'
import { CritiqueBar } from './critique-bar.tsx'
import { FinanceNote } from './finance-note.tsx'
import { Reading } from './reading.tsx'
import { ResultList } from './result-list.tsx'
import { ResultsTrouble } from './results-trouble.tsx'
import { useRecommendation } from './use-recommendation.ts'

/** The short list: what was understood, what had to give way, the cars with their reasons, and how to change it. */
export function ResultsPage({ page }: { page: ResultsPageView }) {
  const { t } = usePage()
  const { words, answers, questionnaire } = page
  const { list, trouble, isBusy, retry, criticise, back, note } = useRecommendation(page)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const change = `${CAR_PAGES.find}?${answersQuery(answers, questionnaire.version)}`
  return (
    <>
      <section class="hero hero-small">
        <h1>{words === null ? t('results.title') : t('results.title_words')}</h1>
        {words === null ? (
          <a class="button button-quiet" href={change}>
            {t('results.change')}
          </a>
        ) : (
          <SearchBox words={words} examples={false} />
        )}
        {list?.read != null && <Reading read={list.read} />}
      </section>
      <noscript>
        <p class="callout">{t('results.needs_script')}</p>
        <a class="button" href={CAR_PAGES.stock}>
          {t('stock.all')}
        </a>
      </noscript>
      {trouble !== undefined && <ResultsTrouble trouble={trouble} words={words} onRetry={retry} />}
      {list === undefined && trouble === undefined && <Skeleton />}
      {list !== undefined && (
        <>
          <p role="status" class="results-count">
            {isBusy
              ? t('results.busy')
              : list.fitting === 0
                ? t('results.count_zero')
                : t.count('results.count', list.fitting)}
          </p>
          {[...list.relaxed, ...(note === undefined ? [] : [note])].map((sentence) => (
            <p key={sentence} class="callout">
              <Icon name="alert" />
              <span>{sentence}</span>
            </p>
          ))}
          {list.items.length === 0 ? (
            <Notice icon="search" title={list.empty ?? t('results.none_title')} text={t('results.none_text')}>
              <a class="button" href={CAR_PAGES.stock}>
                {t('stock.all')}
              </a>
            </Notice>
          ) : (
            <>
              <CritiqueBar list={list} isBusy={isBusy} onCriticise={criticise} onBack={back} />
              <ResultList list={list} isBusy={isBusy} chosen={chosen} onChoose={setChosen} />
              <FinanceNote list={list} />
              <CompareBar chosen={chosen} />
              <section class="part part-lead" id="interesse">
                <LeadForm cars={[]} recommendationId={list.id} />
              </section>
            </>
          )}
        </>
      )}
    </>
  )
}

function Skeleton() {
  const { t } = usePage()
  return (
    <div class="grid" aria-busy="true">
      <p class="unseen" role="status">
        {t('results.busy')}
      </p>
      {[1, 2, 3].map((each) => (
        <div key={each} class="card skeleton" aria-hidden="true">
          <div class="card-picture" />
          <div class="card-body">
            <i />
            <i />
            <i />
          </div>
        </div>
      ))}
    </div>
  )
}
