import { type Answer, type AnswerKind, FILE_KINDS } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../../design/check-row.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { newId } from '../builder/new-id.ts'
import { ChoiceField } from './choice-field.tsx'
import { NumberField } from './number-field.tsx'
import { optional, without } from './optional-field.ts'
import { OptionsEditor } from './options-editor.tsx'

const KINDS: readonly AnswerKind[] = [
  ...(['text', 'choice', 'yes_no', 'number', 'money', 'email', 'phone', 'cpf', 'cnpj', 'tax_id', 'cep'] as const),
  ...(['date', 'rating', 'file', 'location'] as const),
]

interface AnswerEditorProps {
  answer: Answer
  onChange(answer: Answer, field?: string): void
  /** Kinds that make no sense here. */
  except?: readonly AnswerKind[]
}

/** What kind of answer is taken, and what is asked of it. */
export function AnswerEditor({ answer, onChange, except = [] }: AnswerEditorProps) {
  const { t } = useTranslation('flow-builder')
  return (
    <>
      <ChoiceField
        label={t('panel.answer.kind')}
        value={answer.kind}
        options={KINDS.filter((kind) => !except.includes(kind)).map((kind) => ({
          value: kind,
          label: t(`answers.${kind}`),
        }))}
        onChange={(kind) =>
          kind !== answer.kind && onChange(firstAnswer(kind, (number) => t('panel.answer.option', { number })))
        }
      />
      <Details answer={answer} onChange={onChange} />
    </>
  )
}

function Details({ answer, onChange }: Pick<AnswerEditorProps, 'answer' | 'onChange'>) {
  const { t } = useTranslation('flow-builder')
  switch (answer.kind) {
    case 'choice':
      return (
        <>
          <OptionsEditor
            options={answer.options}
            most={50}
            onChange={(options, field) => onChange({ ...answer, options }, field)}
          />
          <CheckRow
            label={t('panel.answer.multiple')}
            hint={t('panel.answer.multiple_hint')}
            checked={answer.multiple === true}
            onChange={({ target }) =>
              onChange({ ...without(answer, 'multiple'), ...(target.checked ? { multiple: true } : {}) })
            }
          />
          <ChoiceField
            label={t('panel.answer.style')}
            value={answer.style ?? 'auto'}
            options={(['auto', 'buttons', 'list'] as const).map((value) => ({
              value,
              label: t(`panel.answer.styles.${value}`),
            }))}
            onChange={(style) => onChange({ ...answer, style })}
          />
        </>
      )
    case 'text':
      return (
        <>
          <Bounds
            low={answer.min_length}
            high={answer.max_length}
            labels={[t('panel.answer.min_length'), t('panel.answer.max_length')]}
            onChange={(low, high) =>
              onChange(
                {
                  ...without(without(answer, 'min_length'), 'max_length'),
                  ...optional('min_length', low),
                  ...optional('max_length', high),
                },
                'length',
              )
            }
          />
          <Field label={t('panel.answer.pattern')} hint={t('panel.answer.pattern_hint')}>
            <Input
              className="font-mono"
              spellCheck={false}
              value={answer.pattern ?? ''}
              onChange={({ target }) =>
                onChange({ ...without(answer, 'pattern'), ...optional('pattern', target.value) }, 'pattern')
              }
            />
          </Field>
        </>
      )
    case 'number':
      return (
        <>
          <Bounds
            low={answer.min}
            high={answer.max}
            labels={[t('panel.answer.min'), t('panel.answer.max')]}
            onChange={(low, high) =>
              onChange(
                { ...without(without(answer, 'min'), 'max'), ...optional('min', low), ...optional('max', high) },
                'bounds',
              )
            }
          />
          <CheckRow
            label={t('panel.answer.whole')}
            checked={answer.whole === true}
            onChange={({ target }) =>
              onChange({ ...without(answer, 'whole'), ...(target.checked ? { whole: true } : {}) })
            }
          />
        </>
      )
    case 'money':
      return (
        <Bounds
          low={inReais(answer.min)}
          high={inReais(answer.max)}
          labels={[t('panel.answer.min_money'), t('panel.answer.max_money')]}
          onChange={(low, high) =>
            onChange(
              {
                ...without(without(answer, 'min'), 'max'),
                ...optional('min', inCentavos(low)),
                ...optional('max', inCentavos(high)),
              },
              'bounds',
            )
          }
        />
      )
    case 'rating':
      return (
        <Bounds
          low={answer.min}
          high={answer.max}
          labels={[t('panel.answer.min'), t('panel.answer.max')]}
          onChange={(low, high) => onChange({ ...answer, min: low ?? 1, max: high ?? 5 }, 'bounds')}
        />
      )
    case 'phone':
      return (
        <Field label={t('panel.answer.area_code')} hint={t('panel.answer.area_code_hint')}>
          <Input
            inputMode="numeric"
            maxLength={2}
            value={answer.area_code ?? ''}
            onChange={({ target }) =>
              onChange({ ...without(answer, 'area_code'), ...optional('area_code', target.value) }, 'area_code')
            }
          />
        </Field>
      )
    case 'date':
      return (
        <ChoiceField
          label={t('panel.answer.prefer')}
          hint={t('panel.answer.prefer_hint')}
          value={answer.prefer ?? 'none'}
          options={(['none', 'future', 'past'] as const).map((value) => ({
            value,
            label: t(`panel.answer.prefers.${value}`),
          }))}
          onChange={(prefer) => onChange({ ...without(answer, 'prefer'), ...(prefer === 'none' ? {} : { prefer }) })}
        />
      )
    case 'file':
      return (
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-13 font-medium">{t('panel.answer.accept')}</legend>
          {FILE_KINDS.map((kind) => (
            <CheckRow
              key={kind}
              label={t(`media.${kind}`)}
              checked={answer.accept?.includes(kind) ?? true}
              onChange={({ target }) => {
                const accept = FILE_KINDS.filter((one) =>
                  one === kind ? target.checked : (answer.accept?.includes(one) ?? true),
                )
                onChange({
                  ...without(answer, 'accept'),
                  ...(accept.length === FILE_KINDS.length || accept.length === 0 ? {} : { accept }),
                })
              }}
            />
          ))}
        </fieldset>
      )
    case 'location':
      return (
        <CheckRow
          label={t('panel.answer.text_allowed')}
          checked={answer.text_allowed === true}
          onChange={({ target }) => onChange({ kind: 'location', ...(target.checked ? { text_allowed: true } : {}) })}
        />
      )
    default:
      return null
  }
}

interface BoundsProps {
  low: number | undefined
  high: number | undefined
  labels: readonly [string, string]
  onChange(low: number | undefined, high: number | undefined): void
}

function Bounds({ low, high, labels, onChange }: BoundsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <NumberField label={labels[0]} value={low} onChange={(value) => onChange(value, high)} />
      <NumberField label={labels[1]} value={high} onChange={(value) => onChange(low, value)} />
    </div>
  )
}

function inReais(centavos: number | undefined): number | undefined {
  return centavos === undefined ? undefined : centavos / 100
}

function inCentavos(reais: number | undefined): number | undefined {
  return reais === undefined ? undefined : Math.round(reais * 100)
}

function firstAnswer(kind: AnswerKind, option: (number: number) => string): Answer {
  switch (kind) {
    case 'choice':
      return { kind, options: [1, 2].map((number) => ({ id: newId(), title: option(number) })) }
    case 'rating':
      return { kind, min: 1, max: 5 }
    default:
      return { kind }
  }
}
