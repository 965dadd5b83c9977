import type { Condition } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { newId } from '../builder/new-id.ts'
import { ConditionEditor } from './condition-editor.tsx'
import { branchCondition, groupOf, newTest } from './condition-group.ts'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'

type Branch = PanelProps<'condition'>['block']['branches'][number]

/** Branches in order: the first whose condition holds is followed, else the last output. */
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
      framed
      label={t('panel.condition.branches')}
      items={block.branches}
      keyOf={({ id }) => id}
      nameOf={(_, index) => t('outputs.branch', { number: index + 1 })}
      onChange={(branches) => write(branches)}
      add={t('panel.condition.add_branch')}
      create={block.branches.length >= 50 ? undefined : () => ({ id: newId(), when: newTest() })}
      least={1}
    >
      {({ id, when }) => (
        <ConditionEditor
          group={groupOf(when)}
          onChange={(group, field) => writeBranch(id, branchCondition(group), field)}
        />
      )}
    </Rows>
  )
}
