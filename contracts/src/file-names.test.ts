import { expect, test } from 'vitest'
import { cleanFileName, FILE_NAME_MAX } from './file-names.ts'

test.each([
  ['orçamento "final" <v2> 100%.pdf', 'orçamento "final" <v2> 100%.pdf'],
  ['foto\n\tnova.png', 'foto nova.png'],
  ['\u202egnp.exe.png', 'gnp.exe.png'],
  ['  nota\u00a0fiscal\u200b.xml ', 'nota fiscal.xml'],
  ['meio \ud83d emoji.png', 'meio \ufffd emoji.png'],
  ['.png', '.png'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept)
})

test('a name that is too long keeps its ending, and no emoji is cut', () => {
  const kept = cleanFileName(`${'👩‍👩‍👧'.repeat(60)}.pdf`)
  expect(kept.length).toBeLessThanOrEqual(FILE_NAME_MAX)
  expect(kept).toMatch(/^(?:👩‍👩‍👧)+…\.pdf$/u)
  expect(cleanFileName('a'.repeat(300))).toHaveLength(FILE_NAME_MAX)
})
