import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../design/avatar.tsx'
import { Badge } from '../design/badge.tsx'
import { Button } from '../design/button.tsx'
import { Card } from '../design/card.tsx'
import { Notice } from '../design/notice.tsx'
import { PageHeader } from '../design/page-header.tsx'
import { Table } from '../design/table.tsx'
import { Tabs } from '../design/tabs.tsx'
import { PEOPLE } from './samples.ts'
import { Story } from './story.tsx'

const NOTICES = [
  ['accent', Info],
  ['good', CircleCheck],
  ['warn', TriangleAlert],
  ['bad', CircleAlert],
] as const

export function LayoutStory() {
  const { t } = useTranslation(['stories', 'common'])
  const [tab, setTab] = useState('people')
  const table = (
    <Table
      label={t('people')}
      rows={PEOPLE}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('fields.name'),
          cell: ({ name, presence }) => (
            <span className="flex items-center gap-3">
              <Avatar name={name} presence={presence} />
              <span className="truncate">{name}</span>
            </span>
          ),
        },
        { key: 'email', header: t('fields.email'), cell: ({ email }) => email, wideOnly: true },
        {
          key: 'role',
          header: t('fields.role'),
          width: 'w-32',
          align: 'end',
          cell: () => <Badge>{t('common:roles.agent')}</Badge>,
        },
      ]}
    />
  )
  return (
    <>
      <Story name="page-header">
        <PageHeader
          title={t('people')}
          description={t('people_text')}
          actions={<Button kind="primary">{t('invite')}</Button>}
        />
      </Story>
      <Story name="card · table">
        <Card title={t('people')} description={t('people_text')} flush actions={<Button>{t('invite')}</Button>}>
          {table}
        </Card>
        <Card title={t('details')}>
          <p className="text-13 text-ink-soft">{t('tooltip')}</p>
        </Card>
      </Story>
      <Story name="tabs">
        <Tabs
          label={t('details')}
          value={tab}
          onChange={setTab}
          tabs={[
            { value: 'people', label: t('people'), count: PEOPLE.length, content: table },
            { value: 'details', label: t('details'), content: <p className="text-13">{t('tooltip')}</p> },
          ]}
        />
      </Story>
      <Story name="notice">
        {NOTICES.map(([tone, icon]) => (
          <Notice key={tone} tone={tone} icon={icon} action={<Button size="small">{t('details')}</Button>}>
            {t('tooltip')}
          </Notice>
        ))}
      </Story>
    </>
  )
}
