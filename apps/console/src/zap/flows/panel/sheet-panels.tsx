import { Trash2, Ungroup, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Field } from '../../../design/field.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Input } from '../../../design/input.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import { useBody, useBuilderStore } from '../builder/builder-context.ts'
import { COMMENT_COLOURS, type Comment, type Group } from '../draft/canvas.ts'

/** What is written for colleagues: comments, and groups with their titles. */
export function CommentPanel({ comment, onClose }: { comment: Comment; onClose(): void }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  const write = (next: Comment, field?: string) =>
    store.edit({ type: 'update_comment', body, comment: next }, field && `${next.id}:${field}`)
  return (
    <section aria-label={t('panel.comment.title')} className="grid content-start gap-4 p-4">
      <header className="flex items-center">
        <h2 className="flex-1 text-13 font-semibold">{t('panel.comment.title')}</h2>
        <IconButton
          icon={Trash2}
          label={t('panel.delete')}
          onClick={() => store.edit({ type: 'remove', body, comments: [comment.id] })}
        />
        <IconButton icon={X} label={t('panel.close_panel')} onClick={onClose} />
      </header>
      <Field label={t('panel.comment.text')} hint={t('panel.comment.hint')}>
        <Textarea
          rows={5}
          maxLength={2_000}
          value={comment.text}
          onChange={({ target }) => write({ ...comment, text: target.value }, 'text')}
        />
      </Field>
      <Segmented
        label={t('panel.comment.colour')}
        value={comment.colour}
        segments={COMMENT_COLOURS.map((value) => ({ value, label: t(`panel.comment.colours.${value}`) }))}
        onChange={(colour) => write({ ...comment, colour })}
      />
    </section>
  )
}

export function GroupPanel({ group, onClose }: { group: Group; onClose(): void }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  return (
    <section aria-label={t('panel.group.title')} className="grid content-start gap-4 p-4">
      <header className="flex items-center">
        <h2 className="flex-1 text-13 font-semibold">{t('panel.group.title')}</h2>
        <IconButton icon={X} label={t('panel.close_panel')} onClick={onClose} />
      </header>
      <Field label={t('panel.group.name')}>
        <Input
          maxLength={120}
          value={group.title}
          onChange={({ target }) =>
            store.edit({ type: 'rename_group', body, id: group.id, title: target.value }, `${group.id}:title`)
          }
        />
      </Field>
      <p className="text-12 text-ink-soft">{t('panel.group.blocks', { count: group.blocks.length })}</p>
      <Button
        size="small"
        className="justify-self-start"
        onClick={() => store.edit({ type: 'ungroup', body, id: group.id })}
      >
        <Ungroup size={14} aria-hidden />
        {t('panel.group.ungroup')}
      </Button>
    </section>
  )
}
