import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { ChoiceField } from './choice-field.tsx'
import { NumberField } from './number-field.tsx'
import { optional, without } from './optional-field.ts'
import { PairRows } from './pair-rows.tsx'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'
import { TemplateField } from './template-field.tsx'
import { VariableField } from './variable-field.tsx'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** A call of another system, and what is kept of its answer. */
export function HttpPanel({ block, change }: PanelProps<'http_request'>) {
  const { t } = useTranslation('flow-builder')
  const mode = block.raw_body !== undefined ? 'raw' : block.body !== undefined ? 'fields' : 'none'
  const bare = without(without(block, 'body'), 'raw_body')
  return (
    <>
      <ChoiceField
        label={t('panel.http.method')}
        value={block.method}
        options={METHODS.map((value) => ({ value, label: value }))}
        onChange={(method) => change({ ...block, method })}
      />
      <TemplateField
        short
        label={t('panel.http.url')}
        hint={t('panel.http.url_hint')}
        placeholder="https://"
        value={block.url}
        onChange={(url) => change({ ...block, url }, 'url')}
      />
      <PairRows
        label={t('panel.http.headers')}
        add={t('panel.http.add_header')}
        pairs={block.headers ?? {}}
        onChange={(headers, field) =>
          change(
            { ...without(block, 'headers'), ...(Object.keys(headers).length === 0 ? {} : { headers }) },
            field && `headers:${field}`,
          )
        }
      />
      <ChoiceField
        label={t('panel.http.body')}
        value={mode}
        options={(['none', 'fields', 'raw'] as const).map((value) => ({
          value,
          label: t(`panel.http.bodies.${value}`),
        }))}
        onChange={(next) =>
          change({ ...bare, ...(next === 'raw' ? { raw_body: '' } : next === 'fields' ? { body: {} } : {}) })
        }
      />
      {mode === 'raw' && (
        <TemplateField
          label={t('panel.http.raw_body')}
          rows={6}
          value={block.raw_body ?? ''}
          onChange={(raw_body) => change({ ...block, raw_body }, 'raw_body')}
        />
      )}
      {mode === 'fields' && (
        <PairRows
          label={t('panel.http.fields')}
          add={t('panel.http.add_field')}
          pairs={Object.fromEntries(
            Object.entries(block.body ?? {}).map(([name, value]) => [name, String(value ?? '')]),
          )}
          onChange={(body, field) => change({ ...block, body }, field && `body:${field}`)}
        />
      )}
      <Rows
        label={t('panel.http.save')}
        items={block.save ?? []}
        keyOf={(_, index) => String(index)}
        nameOf={({ variable }, index) => variable || t('panel.http.saved', { number: index + 1 })}
        onChange={(save) => change({ ...without(block, 'save'), ...(save.length === 0 ? {} : { save }) })}
        add={t('panel.http.add_save')}
        create={(block.save?.length ?? 0) >= 30 ? undefined : () => ({ path: '', variable: '' })}
      >
        {(one, _change, index) => {
          const write = (next: typeof one, field: string) =>
            change(
              { ...block, save: (block.save ?? []).map((other, at) => (at === index ? next : other)) },
              `save:${index}:${field}`,
            )
          return (
            <div className="grid gap-2 rounded-8 border border-line p-3">
              <Field label={t('panel.http.path')} hint={t('panel.http.path_hint')}>
                <Input
                  className="font-mono"
                  spellCheck={false}
                  value={one.path}
                  onChange={({ target }) => write({ ...one, path: target.value.trim() }, 'path')}
                />
              </Field>
              <VariableField
                label={t('panel.set.variable')}
                declares="text"
                value={one.variable}
                onChange={(variable) => write({ ...one, variable }, 'variable')}
              />
            </div>
          )
        }}
      </Rows>
      <NumberField
        label={t('panel.http.timeout')}
        min={1}
        max={60}
        value={block.timeout_seconds}
        onChange={(seconds) =>
          change({ ...without(block, 'timeout_seconds'), ...optional('timeout_seconds', seconds) }, 'timeout')
        }
      />
    </>
  )
}
