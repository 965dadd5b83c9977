import type { Filters } from './inbox.api.ts'
import { useColleagues } from './use-colleagues.ts'
import { useInboxes } from './use-inboxes.ts'
import { useLabels } from './use-labels.ts'
import { useTeams } from './use-teams.ts'

/** What a view that was kept asks for and no longer exists, so that it finds nothing; undefined while that is not known. */
export function useGoneFilter(filters: Filters): 'label' | 'team' | 'inbox' | 'person' | undefined {
  const labels = useLabels()
  const teams = useTeams()
  const inboxes = useInboxes()
  const colleagues = useColleagues()
  const isGone = (id: string | undefined, known: readonly { id: string }[]) =>
    id !== undefined && known.length > 0 && !known.some((one) => one.id === id)
  const { label_id, team_id, inbox_id, assignee } = filters
  if (isGone(label_id, labels)) return 'label'
  if (isGone(team_id, teams)) return 'team'
  if (isGone(inbox_id, inboxes)) return 'inbox'
  const person = assignee === 'me' || assignee === 'none' ? undefined : assignee
  return isGone(person, colleagues) ? 'person' : undefined
}
