import { WORKING_STATES } from '@recado/contracts/bots'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, LogOut, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../design/menu.tsx'
import { useServices } from '../../services.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { deleteConnection } from './connections.api.ts'
import { useConnectionActs } from './use-connection-acts.ts'

/** Restart, end the session, delete. */
export function ConnectionActions({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation(['connections', 'common'])
  const { http } = useServices()
  const navigate = useNavigate()
  const acts = useConnectionActs(connection)
  const [asking, setAsking] = useState<'log_out' | 'delete'>()
  const { id, name, state, driver } = connection
  const remove = useAct({
    run: () => deleteConnection(http, id),
    changes: [CONNECTIONS, 'inboxes-of-company'],
    done: () => ({ text: t('deleted', { name }) }),
    after: () => void navigate({ to: '/configuracoes/whatsapp' }),
  })
  return (
    <>
      {driver !== 'cloud' && (
        <Button busy={acts.busy} onClick={acts.restart}>
          {!acts.busy && <RotateCw size={16} aria-hidden />}
          {t('restart')}
        </Button>
      )}
      <Menu
        trigger={
          <Button aria-label={t('more')} size="icon" className="size-9">
            <Ellipsis size={16} aria-hidden />
          </Button>
        }
      >
        {driver !== 'cloud' && (
          <>
            <MenuItem
              icon={<LogOut size={14} aria-hidden />}
              disabled={!WORKING_STATES.includes(state)}
              onSelect={() => setAsking('log_out')}
            >
              {t('log_out')}
            </MenuItem>
            <MenuSeparator />
          </>
        )}
        <MenuItem icon={<Trash2 size={14} aria-hidden />} danger onSelect={() => setAsking('delete')}>
          {t('delete')}
        </MenuItem>
      </Menu>
      {asking === 'log_out' && (
        <Dialog
          open
          onOpenChange={() => setAsking(undefined)}
          title={t('log_out_title')}
          description={t('log_out_text')}
        >
          <DialogActions>
            <Button onClick={() => setAsking(undefined)}>{t('common:actions.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setAsking(undefined)
                acts.logOut()
              }}
            >
              {t('log_out')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {asking === 'delete' && (
        <ConfirmByName
          open
          onOpenChange={() => setAsking(undefined)}
          title={t('delete_title', { name })}
          description={t('delete_text')}
          name={name}
          action={t('delete')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined, { onSettled: () => setAsking(undefined) })}
        />
      )}
    </>
  )
}
