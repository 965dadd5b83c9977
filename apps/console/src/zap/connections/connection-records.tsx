import type { ConnectionView } from '@recado/contracts/whatsapp'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Tabs } from '../../design/tabs.tsx'
import { ConnectionLog } from './connection-log.tsx'
import { StateHistory } from './state-history.tsx'

/** What the number has been through, in words and as its bot wrote it down. */
export function ConnectionRecords({ connection: { id, driver } }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const [open, setOpen] = useState('history')
  const history = { value: 'history', label: t('history.title'), content: <StateHistory id={id} /> }
  const log = { value: 'log', label: t('log.title'), content: <ConnectionLog id={id} /> }
  return (
    <Tabs label={t('records')} tabs={driver === 'cloud' ? [history] : [history, log]} value={open} onChange={setOpen} />
  )
}
