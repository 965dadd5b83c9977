import { MessageSquareText, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { CannedDialog } from './canned-dialog.tsx'
import { type CannedResponse, listCannedResponses } from './canned-responses.api.ts'
import { CannedRow } from './canned-row.tsx'

/** Texts kept under a shortcut: the company's, and one's own. */
export function CannedResponsesScreen() {
  const { t } = useTranslation('canned-responses')
  const { http } = useServices()
  const [editing, setEditing] = useState<CannedResponse | 'new'>()
  const list = useKeysetList(['canned-responses', 'settings'], (cursor) => listCannedResponses(http, cursor))
  const create = (
    <Button kind="primary" onClick={() => setEditing('new')}>
      <Plus size={16} aria-hidden />
      {t('new')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} description={t('text')} actions={list.items?.length ? create : undefined} />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState icon={MessageSquareText} title={t('empty_title')} action={create}>
              {t('empty')}
            </EmptyState>
          }
        >
          {(responses) => (
            <ul>
              {responses.map((response) => (
                <CannedRow key={response.id} response={response} onEdit={() => setEditing(response)} />
              ))}
            </ul>
          )}
        </ListView>
      </Card>
      {editing && (
        <CannedDialog {...(editing !== 'new' && { response: editing })} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}
