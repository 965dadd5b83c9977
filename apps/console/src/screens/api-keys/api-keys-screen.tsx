import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { ApiKeyTable } from './api-key-table.tsx'
import { type ApiKey, listApiKeys, revokeApiKey } from './api-keys.api.ts'
import { CreateApiKeyDialog } from './create-api-key-dialog.tsx'

export function ApiKeysScreen() {
  const { t } = useTranslation('api-keys')
  const { http } = useServices()
  const mayManage = useMay()('api_keys.manage')
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey>()
  const list = useKeysetList(['api-keys'], (cursor) => listApiKeys(http, cursor))
  const revoke = useAct({
    run: async (key: ApiKey) => {
      await revokeApiKey(http, key.id)
      setRevoking(undefined)
    },
    changes: ['api-keys', 'audit'],
    done: ({ name }) => ({ text: t('revoked', { name }) }),
  })
  const create = mayManage && (
    <Button kind="primary" onClick={() => setCreating(true)}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? create : undefined} />
      <Card>
        <ListView
          list={list}
          empty={
            <EmptyState icon={KeyRound} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(keys) => <ApiKeyTable keys={keys} {...(mayManage && { onRevoke: setRevoking })} />}
        </ListView>
      </Card>
      {creating && <CreateApiKeyDialog onClose={() => setCreating(false)} />}
      {revoking && (
        <ConfirmByName
          open
          onOpenChange={(open) => open || setRevoking(undefined)}
          title={t('revoke_title', { name: revoking.name })}
          description={t('revoke_text')}
          name={revoking.name}
          action={t('revoke')}
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate(revoking)}
        />
      )}
    </>
  )
}
