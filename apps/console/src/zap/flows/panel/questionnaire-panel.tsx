import type { Question } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../../design/check-row.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { AnswerEditor } from './answer-editor.tsx'
import { ChoiceField } from './choice-field.tsx'
import { without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'
import { TemplateField } from './template-field.tsx'
import { VariableField } from './variable-field.tsx'
import { variableNameOf } from './variable-name-of.ts'

/** A row of questions, whose answers are kept together. */
export function QuestionnairePanel({ block, change }: PanelProps<'questionnaire'>) {
  const { t } = useTranslation('flow-builder')
  const bare = without(without(block, 'questions'), 'questionnaire_id')
  const questions = block.questions ?? []
  const write = (index: number, next: Question, field?: string) =>
    change(
      { ...bare, questions: questions.map((other, at) => (at === index ? next : other)) },
      field && `${index}:${field}`,
    )
  const create = (): Question => ({
    id: nextName(questions),
    text: '',
    answer: { kind: 'text' },
  })
  return (
    <>
      <VariableField
        label={t('panel.questionnaire.save_to')}
        declares="object"
        value={block.save_to}
        onChange={(save_to) => change({ ...block, save_to }, 'save_to')}
      />
      <ChoiceField
        label={t('panel.questionnaire.source')}
        value={block.questionnaire_id === undefined ? 'own' : 'tenant'}
        options={(['own', 'tenant'] as const).map((value) => ({
          value,
          label: t(`panel.questionnaire.sources.${value}`),
        }))}
        onChange={(source) =>
          change(source === 'own' ? { ...bare, questions: [create()] } : { ...bare, questionnaire_id: '' })
        }
      />
      {block.questionnaire_id !== undefined ? (
        <Field label={t('panel.questionnaire.id')}>
          <Input
            value={block.questionnaire_id}
            spellCheck={false}
            onChange={({ target }) => change({ ...bare, questionnaire_id: target.value.trim() }, 'id')}
          />
        </Field>
      ) : (
        <Rows
          label={t('panel.questionnaire.questions')}
          items={questions}
          keyOf={(_, index) => String(index)}
          nameOf={({ text }, index) => text || t('panel.questionnaire.question', { number: index + 1 })}
          onChange={(next) => change({ ...bare, questions: next })}
          add={t('panel.questionnaire.add')}
          create={questions.length >= 30 ? undefined : create}
          least={1}
        >
          {(question, _change, index) => (
            <div className="grid gap-3 rounded-8 border border-line p-3">
              <TemplateField
                label={t('panel.questionnaire.question', { number: index + 1 })}
                rows={2}
                value={question.text}
                onChange={(text) => write(index, { ...question, text }, 'text')}
              />
              <Field label={t('panel.questionnaire.name')}>
                <Input
                  value={question.id}
                  spellCheck={false}
                  onChange={({ target }) => write(index, { ...question, id: variableNameOf(target.value) }, 'id')}
                />
              </Field>
              <AnswerEditor
                answer={question.answer}
                onChange={(answer, field) => write(index, { ...question, answer }, field)}
              />
              <CheckRow
                label={t('panel.questionnaire.optional')}
                checked={question.optional === true}
                onChange={({ target }) =>
                  write(index, { ...without(question, 'optional'), ...(target.checked ? { optional: true } : {}) })
                }
              />
            </div>
          )}
        </Rows>
      )}
    </>
  )
}

function nextName(questions: readonly Question[]): string {
  const taken = new Set(questions.map(({ id }) => id))
  const numbers = Array.from({ length: questions.length + 1 }, (_, index) => `q${index + 1}`)
  return numbers.find((name) => !taken.has(name)) ?? 'q'
}
