import { useTranslation } from 'react-i18next'
import { Meter } from '../design/meter.tsx'
import { Progress } from '../design/progress.tsx'
import { Ring } from '../design/ring.tsx'
import { Skeleton, SkeletonRows } from '../design/skeleton.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { Specimen, Specimens, Story } from './story.tsx'

const RINGS = [
  ['accent', 0.8],
  ['good', 0.6],
  ['warn', 0.3],
  ['bad', 0.05],
  ['bad', 0],
] as const

export function ProgressStory() {
  const { t } = useTranslation(['stories', 'common'])
  const { number } = useFormat()
  return (
    <>
      <Story name="meter">
        {[120, 850, 1_000].map((used) => (
          <Specimen key={used} code={`${used} / 1000`} wide>
            <Meter label={t('messages')} used={used} limit={1_000} text={number(used)} />
          </Specimen>
        ))}
        <Specimen code="limit={null}" wide>
          <Meter label={t('messages')} used={120} limit={null} text={number(120)} />
        </Specimen>
      </Story>
      <Story name="progress">
        {[0, 0.4, 1, null].map((share) => (
          <Specimen key={share} code={`share={${share}}`} wide>
            <Progress label={t('upload')} share={share} />
          </Specimen>
        ))}
      </Story>
      <Story name="ring">
        <Specimens>
          {RINGS.map(([tone, share]) => (
            <Specimen key={tone + share} code={`${tone} ${share}`}>
              <Ring label={t('time_left')} tone={tone} share={share} />
              <Ring label={t('time_left')} tone={tone} share={share} size={24} />
            </Specimen>
          ))}
        </Specimens>
      </Story>
      <Story name="skeleton">
        <Specimen code="Skeleton" wide>
          <Skeleton className="h-4 w-60" />
        </Specimen>
        <Specimen code="SkeletonRows" wide>
          <div className="rounded-8 border border-line bg-surface">
            <SkeletonRows rows={3} label={t('common:loading')} />
          </div>
        </Specimen>
      </Story>
    </>
  )
}
