import type { MessageView } from '@recado/contracts/messages'
import { Copy, Ellipsis, Pencil, Reply, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../design/menu.tsx'
import { useToast } from '../../../design/toast.tsx'
import { WhatsappPart } from '../whatsapp/whatsapp-part.tsx'
import { useThreadTools } from './thread-context.ts'
import { useMessageSummary } from './use-message-summary.ts'

interface BubbleActionsProps {
  message: MessageView & { state: 'stored' }
  onEdit(): void
}

/** What can be done with a message; shown under the pointer, with the focus, and always where there is no pointer. */
export function BubbleActions({ message, onEdit }: BubbleActionsProps) {
  const { t } = useTranslation(['thread', 'common'])
  const { reply, mayChange, remove } = useThreadTools()
  const toast = useToast()
  const summarise = useMessageSummary()
  const [deleting, setDeleting] = useState(false)
  const { text } = summarise(message)
  const changeable = mayChange(message)
  const copy = async () => {
    await navigator.clipboard.writeText(message.body)
    toast({ text: t('common:actions.copied') })
  }
  return (
    <span className="flex shrink-0 opacity-0 transition-opacity duration-120 group-hover:opacity-100 focus-within:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
      {reply && (
        <button
          type="button"
          onClick={() => reply(message.seq)}
          aria-label={t('message.reply_to', { text })}
          title={t('message.reply')}
          className="grid size-7 place-items-center rounded-8 text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:hidden"
        >
          <Reply size={14} aria-hidden />
        </button>
      )}
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={t('message.more', { text })}
            className="grid size-7 place-items-center rounded-8 text-ink-faint hover:bg-hover hover:text-ink pointer-coarse:size-10"
          >
            <Ellipsis size={14} aria-hidden />
          </button>
        }
      >
        {reply && <WhatsappPart part="react" message={message} />}
        {reply && (
          <MenuItem icon={<Reply size={14} aria-hidden />} onSelect={() => reply(message.seq)}>
            {t('message.reply')}
          </MenuItem>
        )}
        {message.body !== '' && (
          <MenuItem icon={<Copy size={14} aria-hidden />} onSelect={() => void copy()}>
            {t('message.copy')}
          </MenuItem>
        )}
        {changeable && (
          <>
            <MenuSeparator />
            {message.direction !== 'in' && (
              <MenuItem icon={<Pencil size={14} aria-hidden />} onSelect={onEdit}>
                {t('message.edit')}
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 size={14} aria-hidden />} danger onSelect={() => setDeleting(true)}>
              {t('message.delete')}
            </MenuItem>
          </>
        )}
      </Menu>
      {deleting && (
        <Dialog
          open
          onOpenChange={setDeleting}
          title={t('message.delete_title')}
          description={t(message.direction === 'internal' ? 'message.delete_note_text' : 'message.delete_text')}
        >
          <p className="line-clamp-4 rounded-8 bg-sunken px-3 py-2 text-13 wrap-anywhere text-ink-soft">{text}</p>
          <DialogActions>
            <Button onClick={() => setDeleting(false)}>{t('common:actions.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setDeleting(false)
                remove(message.seq)
              }}
            >
              {t('message.delete')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </span>
  )
}
