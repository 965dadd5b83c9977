import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../design/avatar.tsx'
import { Badge } from '../design/badge.tsx'
import { BrandMark } from '../design/brand-mark.tsx'
import { Chip } from '../design/chip.tsx'
import { COMPANY, LABELS, PEOPLE } from './samples.ts'
import { Specimen, Specimens, Story } from './story.tsx'

const TONES = ['neutral', 'accent', 'good', 'warn', 'bad'] as const
const SIZES = ['small', 'medium', 'large'] as const

export function IdentityStory() {
  const { t } = useTranslation('stories')
  const [labels, setLabels] = useState<readonly (typeof LABELS)[number][]>(LABELS)
  return (
    <>
      <Story name="avatar">
        {SIZES.map((size) => (
          <Specimens key={size}>
            {PEOPLE.map(({ id, name, presence }) => (
              <Specimen key={id} code={`${size} ${presence}`}>
                <Avatar name={name} size={size} presence={presence} />
                <span className="text-13">{name}</span>
              </Specimen>
            ))}
          </Specimens>
        ))}
      </Story>
      <Story name="brand-mark">
        <Specimens>
          <Specimen code="small">
            <BrandMark name={COMPANY} logoUrl={null} />
          </Specimen>
          <Specimen code="large">
            <BrandMark name={COMPANY} logoUrl={null} size="large" />
          </Specimen>
        </Specimens>
      </Story>
      <Story name="badge">
        <Specimens>
          {TONES.map((tone) => (
            <Specimen key={tone} code={tone}>
              <Badge tone={tone}>{t('state')}</Badge>
            </Specimen>
          ))}
        </Specimens>
      </Story>
      <Story name="chip">
        <Specimens>
          <Specimen code="neutral">
            <Chip text={t('state')} />
          </Specimen>
          {labels.map((label) => (
            <Specimen key={label.id} code={label.colour}>
              <Chip
                text={label.name}
                colour={label.colour}
                onRemove={() => setLabels(labels.filter((one) => one !== label))}
              />
            </Specimen>
          ))}
        </Specimens>
      </Story>
    </>
  )
}
