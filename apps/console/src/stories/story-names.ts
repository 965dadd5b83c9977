/** Pages of stories, in order; each is a word in the texts and a component in list-stories.ts. */
export const STORY_NAMES = [
  'tokens',
  'buttons',
  'fields',
  'identity',
  'progress',
  'layout',
  'overlays',
  'states',
  'patterns',
] as const

export type StoryName = (typeof STORY_NAMES)[number]
