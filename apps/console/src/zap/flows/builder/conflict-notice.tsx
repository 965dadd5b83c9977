import type { FlowDetail } from '@recado/contracts/flows'
import { useQueryClient } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/use-act.ts'
import { Button } from '../../../design/button.tsx'
import { Notice } from '../../../design/notice.tsx'
import { useServices } from '../../../services.ts'
import { placeDraft } from '../arrange/place-draft.ts'
import { readDraft } from '../draft/read-draft.ts'
import { flowKeys, getFlow } from '../flows.api.ts'
import { useBuilderStore } from './builder-context.ts'
import type { Autosave } from './create-autosave.ts'
import { useSaveState } from './use-autosave.ts'
import { useEditors } from './use-editors.ts'

interface ConflictNoticeProps {
  flow: FlowDetail
  autosave: Autosave
}

/** Says that a colleague has the flow open, or has saved it: then nothing is written over until one chooses. */
export const ConflictNotice = memo(function ConflictNotice({ flow, autosave }: ConflictNoticeProps) {
  const { t } = useTranslation('flows')
  const { http } = useServices()
  const queries = useQueryClient()
  const store = useBuilderStore()
  const state = useSaveState(autosave)
  const others = useEditors(flow)
  const theirs = useAct({
    run: async () => {
      const fresh = await getFlow(http, flow.id)
      store.replace(await placeDraft(readDraft(fresh.draft)))
      autosave.adopt(fresh.draft.revision)
      queries.setQueryData(flowKeys.flow(flow.id), fresh)
    },
    changes: [],
  })
  if (state.kind === 'conflict') {
    return (
      <div className="p-2" role="alert">
        <Notice
          icon={UsersRound}
          tone="warn"
          action={
            <span className="flex gap-2">
              <Button size="small" busy={theirs.isPending} onClick={() => theirs.mutate(undefined)}>
                {t('conflict.theirs')}
              </Button>
              <Button size="small" onClick={() => void autosave.overwrite()}>
                {t('conflict.mine')}
              </Button>
            </span>
          }
        >
          {t('conflict.text', { name: state.by })}
        </Notice>
      </div>
    )
  }
  if (others.length === 0) return null
  return (
    <div className="p-2" role="status">
      <Notice icon={UsersRound} tone="accent">
        {t('editing', { count: others.length, names: others.join(', ') })}
      </Notice>
    </div>
  )
})
