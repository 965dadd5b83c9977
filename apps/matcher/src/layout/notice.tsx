import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

interface NoticeProps {
  icon: IconName
  title: string
  text: string
  children?: ComponentChildren
  /** Level of its title: a page's own, or a part's. */
  level?: 1 | 2
}

/** Where there is nothing to show: what it is, and the next step. */
export function Notice({ icon, title, text, children, level = 2 }: NoticeProps) {
  const Title = `h${level}` as const
  return (
    <div class="notice">
      <span class="notice-icon">
        <Icon name={icon} />
      </span>
      <Title>{title}</Title>
      <p>{text}</p>
      {children !== undefined && <div class="notice-acts">{children}</div>}
    </div>
  )
}
