import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { type CannedResponse, createCannedResponse, deleteCannedResponse } from './canned-responses.api.ts'
import { TemplateText } from './template-text.tsx'

/** What everybody uses is changed by who looks after others; one's own by oneself. Deleting can be taken back. */
export function CannedRow({ response, onEdit }: { response: CannedResponse; onEdit(): void }) {
  const { t } = useTranslation(['canned-responses', 'common'])
  const { http } = useServices()
  const may = useMay()
  const { shortcut, body, shared } = response
  const changes = ['canned-responses']
  const restore = useAct({
    run: () => createCannedResponse(http, { shortcut, body, shared }),
    changes,
    done: () => ({ text: t('restored', { shortcut }) }),
  })
  const remove = useAct({
    run: () => deleteCannedResponse(http, response.id),
    changes,
    done: () => ({
      text: t('deleted', { shortcut }),
      action: { label: t('common:actions.undo'), run: () => restore.mutate(undefined) },
    }),
  })
  return (
    <li className="flex min-h-16 items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex items-center gap-2">
          <span className="truncate font-mono text-13 font-medium">/{shortcut}</span>
          <Badge tone={shared ? 'accent' : 'neutral'}>{t(shared ? 'shared' : 'mine')}</Badge>
        </span>
        <span className="line-clamp-2 text-13 text-ink-soft">
          <TemplateText body={body} />
        </span>
      </span>
      {(!shared || may('conversations.assign')) && (
        <Menu
          trigger={
            <Button kind="ghost" size="icon" aria-label={t('more', { shortcut })}>
              <MoreHorizontal size={16} aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
            {t('edit')}
          </MenuItem>
          <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => remove.mutate(undefined)}>
            {t('delete')}
          </MenuItem>
        </Menu>
      )}
    </li>
  )
}
