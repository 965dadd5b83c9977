import type { Block } from '@recado/flow/schemas'
import { AbTestPanel } from './ab-test-panel.tsx'
import { AiAnswerPanel } from './ai-answer-panel.tsx'
import { AskPanel } from './ask-panel.tsx'
import { BusinessHoursPanel } from './business-hours-panel.tsx'
import { ConditionPanel } from './condition-panel.tsx'
import { HttpPanel } from './http-panel.tsx'
import { LabelPanel } from './label-panel.tsx'
import { JumpPanel, SubFlowPanel } from './path-panels.tsx'
import { PlaceholderPanel } from './placeholder-panel.tsx'
import { QuestionnairePanel } from './questionnaire-panel.tsx'
import { RecommendPanel } from './recommend-panel.tsx'
import { SendPanel } from './send-panel.tsx'
import { SetPanel } from './set-panel.tsx'
import { AssignPanel, ClosePanel, HandOverPanel } from './team-panels.tsx'
import { ValidatePanel } from './validate-panel.tsx'
import { WaitPanel } from './wait-panel.tsx'

/** The form of each kind of block. */
export function BlockFields({ block, change }: { block: Block; change(block: Block, field?: string): void }) {
  switch (block.type) {
    case 'send':
      return <SendPanel block={block} change={change} />
    case 'ask':
      return <AskPanel block={block} change={change} />
    case 'validate':
      return <ValidatePanel block={block} change={change} />
    case 'condition':
      return <ConditionPanel block={block} change={change} />
    case 'set':
      return <SetPanel block={block} change={change} />
    case 'jump':
      return <JumpPanel block={block} change={change} />
    case 'wait':
      return <WaitPanel block={block} change={change} />
    case 'ab_test':
      return <AbTestPanel block={block} change={change} />
    case 'business_hours':
      return <BusinessHoursPanel block={block} change={change} />
    case 'http_request':
      return <HttpPanel block={block} change={change} />
    case 'ai_answer':
      return <AiAnswerPanel block={block} change={change} />
    case 'questionnaire':
      return <QuestionnairePanel block={block} change={change} />
    case 'recommend':
      return <RecommendPanel block={block} change={change} />
    case 'label':
      return <LabelPanel block={block} change={change} />
    case 'assign':
      return <AssignPanel block={block} change={change} />
    case 'hand_over':
      return <HandOverPanel block={block} change={change} />
    case 'close':
      return <ClosePanel block={block} change={change} />
    case 'sub_flow':
      return <SubFlowPanel block={block} change={change} />
    case 'placeholder':
      return <PlaceholderPanel block={block} change={change} />
  }
}
