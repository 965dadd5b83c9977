import { type AnswersOnPage, CAR_PAGES, type FindPageView } from '@recado/contracts/car-pages'
import { useEffect, useRef, useState } from 'preact/hooks'
import { track } from '../client/track.ts'
import { Icon } from '../layout/icon.tsx'
import { Notice } from '../layout/notice.tsx'
import { usePage } from '../page-tools.ts'
import { SearchBox } from '../stock/search-box.tsx'
import { answersQuery } from './answers-query.ts'
import { QuestionStep } from './question-step.tsx'

/** The questionnaire, a question at a time; each can be skipped, and what was answered can be changed. */
export function FindPage({ page: { questionnaire, answers: begun } }: { page: FindPageView }) {
  const { t, config } = usePage()
  const { questions, title, intro, version } = questionnaire
  const [answers, setAnswers] = useState<AnswersOnPage>(begun)
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const hasMoved = useRef(false)
  const question = questions[at]
  useEffect(() => track({ kind: 'questionnaire_begun', surface: 'home' }, { once: true }), [])
  // Whoever hears the page is told of the next question; the first one is read as the page is.
  useEffect(() => {
    if (hasMoved.current) heading.current?.focus()
    hasMoved.current = true
  }, [at])
  if (config.stock.count === 0 || questions.length === 0 || question === undefined) {
    return (
      <>
        <Notice level={1} icon="sparkle" title={t('find.none_title')} text={t('find.none_text')}>
          <a class="button" href={CAR_PAGES.stock}>
            {t('stock.all')}
          </a>
        </Notice>
        {config.stock.count > 0 && <SearchBox />}
      </>
    )
  }
  const goOn = (next: AnswersOnPage) => {
    setAnswers(next)
    const isAnswered = next[question.key] !== undefined
    track({ kind: isAnswered ? 'question_answered' : 'question_skipped', surface: 'home', question: question.key })
    if (at + 1 < questions.length) setAt(at + 1)
    else location.assign(`${CAR_PAGES.results}?${answersQuery(next, version)}`)
  }
  return (
    <section class="find">
      <p class="find-title">{title === '' ? t('find.title') : title}</p>
      {intro !== '' && at === 0 && <p class="hero-lead">{intro}</p>}
      <progress class="progress" max={questions.length} value={at} aria-label={t('find.progress')} />
      <p class="find-at">{t('find.at', { number: at + 1, count: questions.length })}</p>
      <QuestionStep
        key={question.key}
        question={question}
        heading={heading}
        answer={answers[question.key]}
        isLast={at + 1 === questions.length}
        onAnswer={(answer) => {
          const { [question.key]: _before, ...others } = answers
          goOn(answer === undefined ? others : { ...others, [question.key]: answer })
        }}
      />
      <div class="find-acts">
        {at > 0 && (
          <button type="button" class="button button-quiet" onClick={() => setAt(at - 1)}>
            <Icon name="left" />
            {t('find.back')}
          </button>
        )}
        <a class="find-leave" href={`${CAR_PAGES.results}?${answersQuery(answers, version)}`}>
          {t('find.enough')}
        </a>
      </div>
    </section>
  )
}
