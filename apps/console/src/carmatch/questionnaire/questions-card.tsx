import { MAX_QUESTIONS, QuestionKind } from '@recado/contracts/questionnaires'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { addQuestion } from './change-content.ts'
import type { EditorProps } from './editor-props.ts'
import { QuestionCard } from './question-card.tsx'

/** What buyers are asked, in order; each can be skipped. */
export function QuestionsCard(editor: EditorProps) {
  const { t } = useTranslation('questionnaire')
  const { content, onChange } = editor
  return (
    <div className="grid gap-4">
      <Card
        title={t('questions.title')}
        description={t('questions.text')}
        flush
        actions={
          content.questions.length < MAX_QUESTIONS && (
            <Menu
              trigger={
                <Button size="small">
                  <Plus size={14} aria-hidden />
                  {t('questions.add')}
                </Button>
              }
            >
              {QuestionKind.options.map((kind) => (
                <MenuItem key={kind} onSelect={() => onChange(addQuestion(content, kind))}>
                  {t(`question.kinds.${kind}`)}
                </MenuItem>
              ))}
            </Menu>
          )
        }
      >
        <ol aria-label={t('questions.title')}>
          {content.questions.map((question, index) => (
            <QuestionCard key={question.key} {...editor} question={question} index={index} />
          ))}
        </ol>
      </Card>
      <Card title={t('opening.title')}>
        <div className="grid gap-4">
          <Field label={t('opening.heading')} hint={t('opening.heading_hint')}>
            <Input
              value={content.title}
              maxLength={120}
              onChange={({ target }) => onChange({ ...content, title: target.value })}
            />
          </Field>
          <Field label={t('opening.intro')}>
            <Textarea
              value={content.intro}
              maxLength={600}
              onChange={({ target }) => onChange({ ...content, intro: target.value })}
            />
          </Field>
        </div>
      </Card>
    </div>
  )
}
