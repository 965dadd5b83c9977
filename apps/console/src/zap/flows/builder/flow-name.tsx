import type { FlowDetail } from '@recado/contracts/flows'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/use-act.ts'
import { useServices } from '../../../services.ts'
import { updateFlow } from '../flows.api.ts'

/** The flow's name, changed where it stands. */
export function FlowName({ flow }: { flow: FlowDetail }) {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const [name, setName] = useState(flow.name)
  const [kept, setKept] = useState(flow.name)
  const rename = useAct({
    run: (next: string) => updateFlow(http, flow.id, { name: next }),
    changes: ['flows'],
  })
  const keep = () => {
    const next = name.trim()
    if (next === '' || next === kept) {
      setName(kept)
      return
    }
    rename.mutate(next, { onSuccess: () => setKept(next), onError: () => setName(kept) })
  }
  return (
    <h1 className="min-w-32 flex-1 text-14 font-semibold sm:max-w-80">
      <input
        aria-label={t('name')}
        value={name}
        maxLength={120}
        onChange={({ target }) => setName(target.value)}
        onBlur={keep}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        className="h-8 w-full truncate rounded-8 border border-transparent bg-transparent px-2 hover:border-line-strong focus-visible:border-accent-text"
      />
    </h1>
  )
}
