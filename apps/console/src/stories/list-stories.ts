import type { ComponentType } from 'react'
import { ButtonsStory } from './buttons.story.tsx'
import { FieldsStory } from './fields.story.tsx'
import { IdentityStory } from './identity.story.tsx'
import { LayoutStory } from './layout.story.tsx'
import { OverlaysStory } from './overlays.story.tsx'
import { PatternsStory } from './patterns.story.tsx'
import { ProgressStory } from './progress.story.tsx'
import { StatesStory } from './states.story.tsx'
import type { StoryName } from './story-names.ts'
import { TokensStory } from './tokens.story.tsx'

export const STORIES: Record<StoryName, ComponentType> = {
  tokens: TokensStory,
  buttons: ButtonsStory,
  fields: FieldsStory,
  identity: IdentityStory,
  progress: ProgressStory,
  layout: LayoutStory,
  overlays: OverlaysStory,
  states: StatesStory,
  patterns: PatternsStory,
}
