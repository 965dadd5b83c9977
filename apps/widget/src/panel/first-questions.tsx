import { readPreChat } from '@recado/contracts/pre-chat-answers'
import { useWidget } from '../launcher/widget-context.ts'
import { checkAnswer } from './check-answer.ts'
import { Field } from './field.tsx'
import type { Question } from './use-first-questions.ts'

export interface FirstAnswers {
  values: Readonly<Record<string, string>>
  /** Sends tried since the last change. What is wrong shows from the first on. */
  attempts: number
  /** What the server has said of them; the key is empty where it named none. */
  refused?: { key: string; text: string }
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
  const { values, attempts, refused } = answers
  const problemOf = (question: Question): string | undefined => {
    const problem = checkAnswer(question, values[question.key] ?? '')
    if (problem !== undefined) return t(problem)
    return refused?.key === question.key ? refused.text : undefined
  }
  const wrong = questions.find((question) => problemOf(question) !== undefined)
  const isNamed = questions.some(({ key }) => key === refused?.key)
  return (
    <form class="card" aria-label={t('prechat.title')} onSubmit={(event) => event.preventDefault()}>
      <h3>{t('prechat.title')}</h3>
      {refused !== undefined && !isNamed && (
        <p class="problem" role="alert">
          {t('form.refused', { detail: refused.text })}
        </p>
      )}
      {questions.map((question) => (
        <Field
          key={question.key}
          label={question.label}
          kind={question.kind}
          required={question.required ?? false}
          {...(question.choices === undefined ? {} : { choices: question.choices })}
          autoComplete={COMPLETION[question.key]}
          value={values[question.key] ?? ''}
          problem={attempts > 0 ? problemOf(question) : undefined}
          heldUp={wrong?.key === question.key ? attempts : 0}
          onChange={(value) => onChange({ attempts: 0, values: { ...values, [question.key]: value } })}
        />
      ))}
    </form>
  )
}

const COMPLETION: Readonly<Record<string, string>> = { name: 'name', email: 'email', phone: 'tel' }

/** The answers as the server takes them; undefined while one is missing or wrong, or is what the server has refused. */
export function answersOf(
  questions: readonly Question[],
  { values, refused }: FirstAnswers,
): Record<string, string> | undefined {
  if (questions.some(({ key }) => key === refused?.key)) return undefined
  return readPreChat(questions, values).answers
}
