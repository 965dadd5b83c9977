import { MAX_RULES, type QuestionnaireRule, type RuleCondition } from '@recado/contracts/questionnaires'
import { GitBranch, Plus, Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Field } from '../../design/field.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { addRule, changeRule, removeRule } from './change-content.ts'
import type { EditorProps } from './editor-props.ts'
import { EffectsEditor } from './effects/effects-editor.tsx'
import { NumberInput } from './number-input.tsx'
import { ProblemLines } from './problem-lines.tsx'

type Condition = z.output<typeof RuleCondition>

/** What follows from several answers together. */
export function RulesCard(editor: EditorProps) {
  const { t } = useTranslation('questionnaire')
  const { content, problems, attributes, onChange } = editor
  const add = (
    <Button
      size="small"
      onClick={() => onChange(addRule(content, t('rules.name_of', { number: content.rules.length + 1 })))}
    >
      <Plus size={14} aria-hidden />
      {t('rules.add')}
    </Button>
  )
  return (
    <Card
      title={t('rules.title')}
      description={t('rules.text')}
      flush
      actions={content.rules.length > 0 && content.rules.length < MAX_RULES && add}
    >
      {content.rules.length === 0 ? (
        <EmptyState icon={GitBranch} title={t('rules.empty_title')} action={add}>
          {t('rules.empty')}
        </EmptyState>
      ) : (
        <ul>
          {content.rules.map((rule, index) => (
            <li key={rule.key} className="grid gap-4 border-b border-line px-4 py-4 last:border-0 sm:px-5">
              <div className="flex items-end gap-2">
                <div className="flex-1">
                  <Field label={t('rules.name')}>
                    <Input
                      value={rule.name}
                      maxLength={120}
                      onChange={({ target }) => onChange(changeRule(content, rule.key, { name: target.value }))}
                    />
                  </Field>
                </div>
                <IconButton
                  icon={Trash2}
                  label={t('rules.remove', { name: rule.name })}
                  onClick={() => onChange(removeRule(content, rule.key))}
                />
              </div>
              <ProblemLines problems={problems} at={`rules.${index}`} />
              <Conditions {...editor} rule={rule} />
              <fieldset className="grid gap-2">
                <legend className="mb-2 text-13 font-medium">{t('rules.then')}</legend>
                <EffectsEditor
                  label={t('effects.of', { what: rule.name })}
                  effects={rule.effects}
                  attributes={attributes}
                  onChange={(effects) => onChange(changeRule(content, rule.key, { effects }))}
                />
              </fieldset>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

type Test = 'answered' | 'skipped' | 'at_least' | 'at_most' | `picked:${string}`

function Conditions({ content, words, rule, onChange }: EditorProps & { rule: QuestionnaireRule }) {
  const { t } = useTranslation('questionnaire')
  const set = (when: Condition[]) => onChange(changeRule(content, rule.key, { when }))
  const questionOf = (key: string) => content.questions.find((question) => question.key === key)
  const textOf = (key: string) =>
    questionOf(key)?.text || words.find((one) => one.key === key)?.text || t('question.unnamed')
  const testOf = (condition: Condition): Test => {
    if ('picked' in condition) return `picked:${condition.picked}`
    if ('answered' in condition) return condition.answered ? 'answered' : 'skipped'
    return 'at_least' in condition ? 'at_least' : 'at_most'
  }
  const conditionOf = (question: string, test: Test): Condition => {
    if (test.startsWith('picked:')) return { question, picked: test.slice('picked:'.length) }
    if (test === 'at_least') return { question, at_least: 0 }
    return test === 'at_most' ? { question, at_most: 0 } : { question, answered: test === 'answered' }
  }
  const testsOf = (key: string): { value: Test; label: string }[] => {
    const question = questionOf(key)
    const asked = words.find((one) => one.key === key)
    const plain = (['answered', 'skipped'] as const).map((value) => ({ value, label: t(`rules.tests.${value}`) }))
    if (question?.kind === 'amount')
      return [
        ...(['at_least', 'at_most'] as const).map((value) => ({ value, label: t(`rules.tests.${value}`) })),
        ...plain,
      ]
    const options = (question?.options ?? []).map(({ key: option, label }) => ({
      value: `picked:${option}` as const,
      label: label || asked?.options.find((one) => one.key === option)?.label || option,
    }))
    return [...options, ...plain]
  }
  const [first] = content.questions
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 text-13 font-medium">{t('rules.when')}</legend>
      {rule.when.length === 0 && <p className="text-13 text-ink-soft">{t('rules.always')}</p>}
      {rule.when.map((condition, at) => {
        const money = questionOf(condition.question)?.unit === 'brl_cents'
        const change = (next: Condition) => set(rule.when.map((one, index) => (index === at ? next : one)))
        const bound =
          'at_least' in condition ? condition.at_least : 'at_most' in condition ? condition.at_most : undefined
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions may be equal, and have no name
          <div key={at} className="flex flex-wrap items-center gap-2">
            <Select
              aria-label={t('rules.question')}
              value={condition.question}
              onChange={(question) => change({ question, answered: true })}
              options={content.questions.map(({ key }) => ({ value: key, label: textOf(key) }))}
              className="w-64!"
            />
            <Select
              aria-label={t('rules.test')}
              value={testOf(condition)}
              onChange={(test) => change(conditionOf(condition.question, test as Test))}
              options={testsOf(condition.question)}
              className="w-44!"
            />
            {bound !== undefined && (
              <NumberInput
                label={t('rules.bound')}
                value={money ? bound / 100 : bound}
                onChange={(typed) => {
                  const value = money ? Math.round(typed * 100) : typed
                  const { question } = condition
                  change('at_least' in condition ? { question, at_least: value } : { question, at_most: value })
                }}
                {...(money ? { before: t('effects.money_sign') } : {})}
              />
            )}
            <IconButton
              icon={X}
              label={t('rules.remove_condition')}
              onClick={() => set(rule.when.filter((_one, index) => index !== at))}
            />
          </div>
        )
      })}
      {first !== undefined && rule.when.length < 10 && (
        <Button
          kind="ghost"
          size="small"
          className="justify-self-start"
          onClick={() => set([...rule.when, { question: first.key, answered: true }])}
        >
          <Plus size={14} aria-hidden />
          {t('rules.add_condition')}
        </Button>
      )}
    </fieldset>
  )
}
