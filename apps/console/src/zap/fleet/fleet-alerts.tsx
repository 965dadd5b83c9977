import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { Notice } from '../../design/notice.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useServices } from '../../services.ts'
import { listAlerts } from './fleet.api.ts'

/** What is wrong now; nothing where nothing is. */
export function FleetAlerts() {
  const { http } = useServices()
  const { data = [] } = useQuery({ queryKey: ['fleet', 'alerts'], queryFn: () => listAlerts(http) })
  const open = data.filter(({ closed_at }) => closed_at === null)
  return (
    <div role="status" className="grid gap-2 empty:hidden">
      {open.map(({ id, title, body, opened_at }) => (
        <Notice key={id} icon={CircleAlert} tone="bad">
          <span className="grid text-ink">
            <strong className="font-medium">
              {title} · <RelativeTime value={opened_at} />
            </strong>
            <span>{body}</span>
          </span>
        </Notice>
      ))}
    </div>
  )
}
