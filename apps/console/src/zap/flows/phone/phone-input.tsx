import type { Message } from '@recado/flow'
import { Paperclip, SendHorizontal } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Input } from '../../../design/input.tsx'
import { Menu, MenuItem } from '../../../design/menu.tsx'

/** Writes as the customer: words, a file, a place. */
export function PhoneInput({ onSay }: { onSay(message: Message): void }) {
  const { t } = useTranslation('flow-builder')
  const [text, setText] = useState('')
  return (
    <form
      className="flex gap-1.5 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        onSay({ kind: 'text', text })
        setText('')
      }}
    >
      <Menu
        side="top"
        align="start"
        trigger={
          <Button kind="ghost" size="icon" className="self-center" aria-label={t('phone.attach')}>
            <Paperclip size={16} aria-hidden />
          </Button>
        }
      >
        {(['image', 'audio', 'document'] as const).map((media) => (
          <MenuItem
            key={media}
            onSelect={() =>
              onSay({ kind: 'media', media, name: `${t(`media.${media}`)}.${ENDINGS[media]}`, size: 1_000 })
            }
          >
            {t(`media.${media}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => onSay({ kind: 'location', latitude: -23.55, longitude: -46.63 })}>
          {t('phone.location')}
        </MenuItem>
      </Menu>
      <Input
        aria-label={t('phone.write')}
        placeholder={t('phone.write')}
        value={text}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="submit" size="icon" kind="primary" className="size-9" aria-label={t('phone.send')}>
        <SendHorizontal size={16} aria-hidden />
      </Button>
    </form>
  )
}

const ENDINGS = { image: 'jpg', audio: 'ogg', document: 'pdf' }
