import { expect, test } from 'vitest'
import { fileMarkOf, readFileMark } from './file-marks.ts'

const audio = { kind: 'audio' as const, duration_ms: 18_000 }
const image = { kind: 'image' as const, duration_ms: null }
const document = { kind: 'document' as const, duration_ms: null }

test.each([
  ['a voice of 18 s', [audio], '🎤 0:18', { kind: 'audio', clock: '0:18' }],
  ['a long voice', [{ ...audio, duration_ms: 605_400 }], '🎤 10:05', { kind: 'audio', clock: '10:05' }],
  ['a voice of unknown length', [{ ...audio, duration_ms: null }], '🎤', { kind: 'audio', clock: undefined }],
  ['a picture', [image], '📷', { kind: 'image', count: 1 }],
  ['three pictures', [image, image, image], '📷 3', { kind: 'image', count: 3 }],
  ['a document', [document, image], '📄', { kind: 'document' }],
])('%s is previewed by a sign that is read back', (_name, attachments, mark, read) => {
  expect(fileMarkOf(attachments)).toBe(mark)
  expect(readFileMark(mark)).toEqual(read)
})

test('words are no sign', () => {
  expect(fileMarkOf([])).toBe('')
  for (const words of ['', 'Oi', '📷 olha', '🎤 ouve aí', 'foto 📷']) expect(readFileMark(words)).toBeUndefined()
})
