import { QuestionKind, type QuestionnaireQuestion } from '@recado/contracts/questionnaires'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Plus, Trash2, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { IconButton } from '../../design/icon-button.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { changeQuestion, freeKey, moveQuestion, removeQuestion } from './change-content.ts'
import type { EditorProps } from './editor-props.ts'
import { EffectsEditor } from './effects/effects-editor.tsx'
import { ProblemLines } from './problem-lines.tsx'

const UNITS = ['brl_cents', 'km', 'year', 'litres', 'count'] as const

/** A question in its place: folded it reads as buyers read it, open it can be changed. */
export function QuestionCard({
  question,
  index,
  ...editor
}: EditorProps & { question: QuestionnaireQuestion; index: number }) {
  const { t } = useTranslation('questionnaire')
  const id = useId()
  const { content, attributes, words, problems, onChange } = editor
  const asked = words.find(({ key }) => key === question.key)
  const [open, setOpen] = useState(question.text === '' && asked === undefined)
  const name = question.text || asked?.text || t('question.unnamed')
  const change = (changes: Partial<QuestionnaireQuestion>) => onChange(changeQuestion(content, question.key, changes))
  const Fold = open ? ChevronDown : ChevronRight
  const picks = question.kind === 'choice' || question.kind === 'choices'
  return (
    <li className="border-b border-line last:border-0">
      <div className="flex items-center gap-1 px-3 py-2 sm:px-4">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 items-center gap-2.5 rounded-4 py-1 text-left"
        >
          <Fold size={16} className="shrink-0 text-ink-faint" aria-hidden />
          <span className="grid min-w-0">
            <span className="text-13 font-medium">{t('question.numbered', { number: index + 1, name })}</span>
            <span className="text-12 text-ink-soft">{t(`question.kinds.${question.kind}`)}</span>
          </span>
        </button>
        <IconButton
          icon={ArrowUp}
          label={t('question.up', { name })}
          disabled={index === 0}
          onClick={() => onChange(moveQuestion(content, index, index - 1))}
        />
        <IconButton
          icon={ArrowDown}
          label={t('question.down', { name })}
          disabled={index === content.questions.length - 1}
          onClick={() => onChange(moveQuestion(content, index, index + 1))}
        />
        <IconButton
          icon={Trash2}
          label={t('question.remove', { name })}
          onClick={() => onChange(removeQuestion(content, question.key))}
        />
      </div>
      <div className="px-4 pb-2 empty:hidden">
        <ProblemLines problems={problems} at={`questions.${index}`} />
      </div>
      {open && (
        <div id={id} className="grid gap-4 px-4 pt-1 pb-5 sm:pl-11">
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t('question.text')} hint={asked && t('question.text_hint')}>
              <Input
                value={question.text}
                maxLength={200}
                placeholder={asked?.text}
                onChange={({ target }) => change({ text: target.value })}
              />
            </Field>
            <Field label={t('question.help')}>
              <Input value={question.help} maxLength={300} onChange={({ target }) => change({ help: target.value })} />
            </Field>
            <Field label={t('question.kind')}>
              <Select
                value={question.kind}
                onChange={(kind) => change({ kind: QuestionKind.parse(kind) })}
                options={QuestionKind.options.map((value) => ({ value, label: t(`question.kinds.${value}`) }))}
              />
            </Field>
            {question.kind === 'amount' && (
              <Field label={t('question.unit')}>
                <Select
                  value={question.unit ?? 'count'}
                  onChange={(unit) => change({ unit: unit as (typeof UNITS)[number] })}
                  options={UNITS.map((value) => ({ value, label: t(`question.units.${value}`) }))}
                />
              </Field>
            )}
          </div>
          {picks && (
            <fieldset className="grid gap-3">
              <legend className="mb-2 text-13 font-medium">{t('question.options')}</legend>
              {question.options.map((option, at) => {
                const said = option.label || asked?.options.find(({ key }) => key === option.key)?.label
                const set = (changes: Partial<typeof option>) =>
                  change({ options: question.options.map((one) => (one === option ? { ...one, ...changes } : one)) })
                return (
                  <div key={option.key} className="grid gap-2 rounded-8 border border-line p-3">
                    <div className="flex gap-2">
                      <Input
                        aria-label={t('question.option', { number: at + 1 })}
                        value={option.label}
                        maxLength={120}
                        placeholder={said ?? t('question.option', { number: at + 1 })}
                        onChange={({ target }) => set({ label: target.value })}
                      />
                      <IconButton
                        icon={X}
                        label={t('question.remove_option', { option: said ?? String(at + 1) })}
                        onClick={() => change({ options: question.options.filter((one) => one !== option) })}
                      />
                    </div>
                    <EffectsEditor
                      label={t('effects.of', { what: said ?? String(at + 1) })}
                      effects={option.effects}
                      attributes={attributes}
                      onChange={(effects) => set({ effects })}
                    />
                  </div>
                )
              })}
              <Button
                size="small"
                className="justify-self-start"
                onClick={() =>
                  change({
                    options: [
                      ...question.options,
                      {
                        key: freeKey(
                          'option',
                          question.options.map(({ key }) => key),
                        ),
                        label: '',
                        effects: [],
                      },
                    ],
                  })
                }
              >
                <Plus size={14} aria-hidden />
                {t('question.add_option')}
              </Button>
            </fieldset>
          )}
          <fieldset className="grid gap-2">
            <legend className="mb-2 text-13 font-medium">
              {t(question.kind === 'yes_no' ? 'question.on_yes' : picks ? 'question.on_any' : 'question.on_amount')}
            </legend>
            <EffectsEditor
              label={t('effects.of', { what: name })}
              effects={question.effects}
              attributes={attributes}
              amount={question.kind === 'amount'}
              onChange={(effects) => change({ effects })}
            />
          </fieldset>
        </div>
      )}
    </li>
  )
}
