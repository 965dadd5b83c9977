import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DECORATION, GROUNDS, INKS, PAIRS } from './tokens.ts'

const stories = import.meta.dirname
const design = path.join(stories, '../design')
const shown = readdirSync(stories)
  .filter((file) => file.endsWith('.story.tsx'))
  .map((file) => readFileSync(path.join(stories, file), 'utf8'))

test('every part of the design system has a story', () => {
  const parts = readdirSync(design).filter((file) => file.endsWith('.tsx'))
  expect(parts.length).toBeGreaterThan(30)
  expect(partsWithoutStory(parts, shown)).toEqual([])
})

test('a part that no story imports is found', () => {
  expect(partsWithoutStory(['button.tsx', 'carousel.tsx'], [`import { Button } from '../design/button.tsx'`])).toEqual([
    'carousel.tsx',
  ])
})

test('every story is on the list', () => {
  const list = readFileSync(path.join(stories, 'list-stories.ts'), 'utf8')
  const files = readdirSync(stories).filter((file) => file.endsWith('.story.tsx'))
  expect(files.filter((file) => !list.includes(`'./${file}'`))).toEqual([])
})

test('every colour of the tokens is shown, and no other', () => {
  const css = readFileSync(path.join(design, 'tokens.css'), 'utf8')
  const colours = [...css.matchAll(/^ {2}--color-([a-z-]+): var/gm)].map(([, name]) => name)
  expect(colours.length).toBeGreaterThan(20)
  expect([...new Set([...INKS, ...GROUNDS, ...PAIRS.flat(), ...DECORATION])].sort()).toEqual(colours.sort())
})

function partsWithoutStory(parts: string[], sources: string[]): string[] {
  return parts.filter((part) => !sources.some((source) => source.includes(`from '../design/${part}'`)))
}
