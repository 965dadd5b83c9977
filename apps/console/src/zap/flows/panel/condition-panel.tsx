import type { Condition } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { newId } from '../builder/new-id.ts'
import { ChoiceField } from './choice-field.tsx'
import { type FlatCondition, flatCondition, nestCondition, newTest } from './flat-condition.ts'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'
import { TestRow } from './test-row.tsx'

type Branch = PanelProps<'condition'>['block']['branches'][number]

/** Branches in order: the first whose tests hold is followed, else the last output. */
export function ConditionPanel({ block, change }: PanelProps<'condition'>) {
  const { t } = useTranslation('flow-builder')
  const write = (branches: Branch[], field?: string) => change({ ...block, branches }, field)
  const writeBranch = (id: string, when: Condition, field?: string) =>
    write(
      block.branches.map((branch) => (branch.id === id ? { ...branch, when } : branch)),
      field && `${id}:${field}`,
    )
  return (
    <Rows
      label={t('panel.condition.branches')}
      items={block.branches}
      keyOf={({ id }) => id}
      nameOf={(_, index) => t('outputs.branch', { number: index + 1 })}
      onChange={(branches) => write(branches)}
      add={t('panel.condition.add_branch')}
      create={block.branches.length >= 50 ? undefined : () => ({ id: newId(), when: newTest() })}
      least={1}
    >
      {({ id, when }, _change, index) => (
        <div className="grid gap-2 rounded-8 border border-line p-3">
          <p className="text-12 font-medium text-ink-soft">{t('outputs.branch', { number: index + 1 })}</p>
          <BranchTests when={when} onChange={(next, field) => writeBranch(id, next, field)} />
        </div>
      )}
    </Rows>
  )
}

function BranchTests({ when, onChange }: { when: Condition; onChange(when: Condition, field?: string): void }) {
  const { t } = useTranslation('flow-builder')
  const flat = flatCondition(when)
  if (flat === undefined) {
    return (
      <>
        <p className="text-12 text-ink-soft">{t('panel.condition.nested')}</p>
        <pre className="rounded-4 bg-sunken p-2 font-mono text-12 wrap-break-word whitespace-pre-wrap">
          {JSON.stringify(when, null, 1)}
        </pre>
      </>
    )
  }
  const write = (next: FlatCondition, field?: string) => onChange(nestCondition(next), field)
  return (
    <>
      {flat.tests.length > 1 && (
        <ChoiceField
          label={t('panel.condition.mode')}
          value={flat.mode}
          options={(['all', 'any'] as const).map((value) => ({ value, label: t(`panel.condition.modes.${value}`) }))}
          onChange={(mode) => write({ ...flat, mode })}
        />
      )}
      <Rows
        label={t('panel.condition.tests')}
        items={flat.tests}
        keyOf={(_, index) => String(index)}
        nameOf={(_, index) => t('panel.condition.test', { number: index + 1 })}
        onChange={(tests) => write({ ...flat, tests })}
        add={t('panel.condition.add_test')}
        create={flat.tests.length >= 50 ? undefined : newTest}
        least={1}
      >
        {(test, _change, index) => (
          <TestRow
            test={test}
            onChange={(next, field) =>
              write(
                { ...flat, tests: flat.tests.map((other, at) => (at === index ? next : other)) },
                field && `${index}:${field}`,
              )
            }
          />
        )}
      </Rows>
    </>
  )
}
