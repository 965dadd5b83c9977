import { useWidget } from '../launcher/widget-context.ts'
import { checkAnswer } from './check-answer.ts'
import { Field } from './field.tsx'
import type { Question } from './use-first-questions.ts'

export interface FirstAnswers {
  values: Readonly<Record<string, string>>
  /** Sends tried since the last change. What is wrong shows from the first on. */
  attempts: number
}

/** The inbox's own questions, above the first message. */
export function FirstQuestions({
  questions,
  answers,
  onChange,
}: {
  questions: readonly Question[]
  answers: FirstAnswers
  onChange(answers: FirstAnswers): void
}) {
  const { t } = useWidget()
  const { values, attempts } = answers
  const wrong = questions.filter((question) => checkAnswer(question, values[question.key] ?? '') !== undefined)
  return (
    <form class="card" aria-label={t('prechat.title')} onSubmit={(event) => event.preventDefault()}>
      <h3>{t('prechat.title')}</h3>
      {questions.map((question) => (
        <Field
          key={question.key}
          label={question.label}
          kind={question.kind}
          required={question.required ?? false}
          {...(question.choices === undefined ? {} : { choices: question.choices })}
          autoComplete={COMPLETION[question.key]}
          value={values[question.key] ?? ''}
          problem={attempts > 0 ? checkAnswer(question, values[question.key] ?? '') : undefined}
          heldUp={wrong[0]?.key === question.key ? attempts : 0}
          onChange={(value) => onChange({ attempts: 0, values: { ...values, [question.key]: value } })}
        />
      ))}
    </form>
  )
}

const COMPLETION: Readonly<Record<string, string>> = { name: 'name', email: 'email', phone: 'tel' }

/** The answers as the server takes them; undefined while one is missing or wrong. */
export function answersOf(
  questions: readonly Question[],
  values: FirstAnswers['values'],
): Record<string, string> | undefined {
  if (questions.some((question) => checkAnswer(question, values[question.key] ?? '') !== undefined)) return undefined
  const given = questions.map(({ key }) => [key, (values[key] ?? '').trim()] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== ''))
}
