import type { BlockType } from '@recado/flow/schemas'
import {
  Bot,
  Braces,
  CarFront,
  CircleOff,
  Clock,
  CornerDownRight,
  GitBranch,
  Hourglass,
  ListChecks,
  type LucideIcon,
  MessageCircle,
  MessageCircleQuestion,
  Puzzle,
  Shuffle,
  SquareCheck,
  Tags,
  UserRoundCheck,
  UsersRound,
  Webhook,
  Workflow,
} from 'lucide-react'

export const BLOCK_ICONS: Record<BlockType, LucideIcon> = {
  send: MessageCircle,
  ask: MessageCircleQuestion,
  validate: SquareCheck,
  condition: GitBranch,
  set: Braces,
  jump: CornerDownRight,
  wait: Hourglass,
  ab_test: Shuffle,
  business_hours: Clock,
  http_request: Webhook,
  ai_answer: Bot,
  questionnaire: ListChecks,
  recommend: CarFront,
  label: Tags,
  assign: UserRoundCheck,
  hand_over: UsersRound,
  close: CircleOff,
  sub_flow: Workflow,
  placeholder: Puzzle,
}

/** What the palette offers: each kind of block, and the menu, which is a question that most flows begin with. */
export type PaletteItem = BlockType | 'menu'

export const PALETTE: readonly { group: 'talk' | 'logic' | 'services' | 'team'; items: readonly PaletteItem[] }[] = [
  { group: 'talk', items: ['menu', 'send', 'ask', 'questionnaire'] },
  { group: 'logic', items: ['condition', 'business_hours', 'set', 'validate', 'wait', 'ab_test', 'jump', 'sub_flow'] },
  { group: 'services', items: ['http_request', 'ai_answer', 'recommend'] },
  { group: 'team', items: ['hand_over', 'assign', 'label', 'close'] },
]
