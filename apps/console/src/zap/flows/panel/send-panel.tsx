import { useTranslation } from 'react-i18next'
import { newId } from '../builder/new-id.ts'
import { ChoiceField } from './choice-field.tsx'
import { optional, without } from './optional-field.ts'
import { OptionsEditor } from './options-editor.tsx'
import type { PanelProps } from './panel-props.ts'
import { TemplateField } from './template-field.tsx'

type Content = PanelProps<'send'>['block']['content']
const MEDIA = ['image', 'audio', 'video', 'document'] as const

/** What is said: a text, a file, or a text with buttons that never wait. */
export function SendPanel({ block, change }: PanelProps<'send'>) {
  const { t } = useTranslation('flow-builder')
  const { content } = block
  const write = (next: Content, field?: string) => change({ ...block, content: next }, field)
  const words = content.kind === 'media' ? (content.caption ?? '') : content.text
  const become = (kind: Content['kind']) => {
    if (kind === 'text') write({ kind, text: words })
    else if (kind === 'media') write({ kind, media: 'image', url: '', ...optional('caption', words) })
    else {
      const options =
        'options' in content ? content.options : [{ id: newId(), title: t('panel.answer.option', { number: 1 }) }]
      write({ kind, text: words, options: options.slice(0, kind === 'buttons' ? 10 : 50) })
    }
  }
  return (
    <>
      <ChoiceField
        label={t('panel.send.kind')}
        value={content.kind}
        options={(['text', 'media', 'buttons', 'list'] as const).map((value) => ({
          value,
          label: t(`panel.send.kinds.${value}`),
        }))}
        onChange={become}
      />
      {content.kind === 'media' ? (
        <>
          <ChoiceField
            label={t('panel.send.media')}
            value={content.media}
            options={MEDIA.map((value) => ({ value, label: t(`media.${value}`) }))}
            onChange={(media) => write({ ...content, media })}
          />
          <TemplateField
            short
            label={t('panel.send.url')}
            hint={t('panel.send.url_hint')}
            placeholder="https://"
            value={content.url}
            onChange={(url) => write({ ...content, url }, 'url')}
          />
          <TemplateField
            label={t('panel.send.caption')}
            value={content.caption ?? ''}
            onChange={(caption) =>
              write({ ...without(content, 'caption'), ...optional('caption', caption) }, 'caption')
            }
          />
        </>
      ) : (
        <TemplateField
          label={t('panel.text')}
          value={content.text}
          rows={5}
          onChange={(text) => write({ ...content, text }, 'text')}
        />
      )}
      {'options' in content && (
        <>
          <OptionsEditor
            options={content.options}
            most={content.kind === 'buttons' ? 10 : 50}
            onChange={(options, field) => write({ ...content, options }, field)}
          />
          <p className="text-12 text-ink-faint">{t('panel.send.never_waits')}</p>
        </>
      )}
    </>
  )
}
