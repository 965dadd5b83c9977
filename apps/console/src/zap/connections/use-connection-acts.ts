import type { ConnectionView } from '@recado/contracts/whatsapp'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useServices } from '../../services.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { connectionQuery, logOutConnection, pairConnection, restartConnection } from './connections.api.ts'

/** What can be done with a number by a press. What it became is shown at once; the rest comes by events. */
export function useConnectionActs({ id }: ConnectionView) {
  const { t } = useTranslation('connections')
  const { http } = useServices()
  const queries = useQueryClient()
  const after = (_: unknown, changed: ConnectionView) => {
    queries.setQueryData(connectionQuery(http, id).queryKey, changed)
  }
  const restart = useAct({
    run: () => restartConnection(http, id),
    changes: [CONNECTIONS],
    done: () => ({ text: t('restarting') }),
    after,
  })
  const scanAgain = useAct({ run: () => pairConnection(http, id), changes: [CONNECTIONS], after })
  const logOut = useAct({
    run: () => logOutConnection(http, id),
    changes: [CONNECTIONS],
    done: () => ({ text: t('logged_out_done') }),
    after,
  })
  return {
    restart: () => restart.mutate(undefined),
    /** A QR code, for this number or for another. */
    scanAgain: () => scanAgain.mutate(undefined),
    logOut: () => logOut.mutate(undefined),
    busy: restart.isPending || scanAgain.isPending || logOut.isPending,
  }
}
