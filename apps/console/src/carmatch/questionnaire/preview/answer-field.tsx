import type { MatchAnswers, QuestionnaireQuestion } from '@recado/contracts/questionnaires'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Picker } from '../../../design/picker.tsx'
import { Select } from '../../../design/select.tsx'
import type { AskedQuestions } from '../questionnaire.api.ts'

type Answer = MatchAnswers[string]

interface AnswerFieldProps {
  question: QuestionnaireQuestion
  words: AskedQuestions[number] | undefined
  answer: Answer | undefined
  /** Undefined: it is skipped. */
  onAnswer(answer: Answer | undefined): void
}

const SKIPPED = 'skipped'

/** A question as a buyer answers it. */
export function AnswerField({ question, words, answer, onAnswer }: AnswerFieldProps) {
  const { t } = useTranslation('questionnaire')
  const label = question.text || words?.text || t('question.unnamed')
  const labelOf = (key: string) =>
    question.options.find((option) => option.key === key)?.label ||
    words?.options.find((option) => option.key === key)?.label ||
    key
  const skipped = { value: SKIPPED, label: t('preview.skipped') }
  const options = question.options.map(({ key }) => ({ value: key, label: labelOf(key) }))
  if (question.kind === 'amount') {
    const scale = question.unit === 'brl_cents' ? 100 : 1
    return (
      <Field label={label}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          placeholder={t(question.unit === 'brl_cents' ? 'preview.in_reais' : 'preview.skipped')}
          value={typeof answer === 'number' ? String(answer / scale) : ''}
          onChange={({ target }) => {
            const digits = target.value.replace(/\D/g, '').slice(0, 9)
            onAnswer(digits === '' ? undefined : Number(digits) * scale)
          }}
        />
      </Field>
    )
  }
  if (question.kind === 'choices')
    return (
      <Field label={label}>
        <Picker
          multiple
          label={label}
          placeholder={t('preview.skipped')}
          value={Array.isArray(answer) ? answer : []}
          onChange={(picked) =>
            onAnswer(picked.length === 0 ? undefined : picked.slice(-(question.most ?? picked.length)))
          }
          options={options}
        />
      </Field>
    )
  const yesNo = (['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))
  const value = typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : typeof answer === 'string' ? answer : SKIPPED
  return (
    <Field label={label}>
      <Select
        value={value}
        onChange={(picked) =>
          onAnswer(picked === SKIPPED ? undefined : question.kind === 'yes_no' ? picked === 'yes' : picked)
        }
        options={[skipped, ...(question.kind === 'yes_no' ? yesNo : options)]}
      />
    </Field>
  )
}
