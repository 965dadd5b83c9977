import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BufferSource, Input, OGG } from 'mediabunny'
import { expect, test } from 'vitest'
import { toVoiceNote } from '../src/sending/to-voice-note.ts'

/** A second and a half of a tone, as Chrome records it: Opus in WebM. */
const recording = readFileSync(join(import.meta.dirname, 'fixtures/recording.webm'))

test('a recording in WebM becomes OGG with the same Opus, and OGG stays what it is', async () => {
  const note = await toVoiceNote(recording)
  const track = await new Input({
    source: new BufferSource(note?.bytes ?? recording),
    formats: [OGG],
  }).getPrimaryAudioTrack()
  expect(track?.codec).toBe('opus')
  expect(note?.durationS).toBeCloseTo(1.5, 1)
  expect((await toVoiceNote(note?.bytes ?? recording))?.bytes).toHaveLength(note?.bytes.byteLength ?? 0)
})

test.each([
  ['nothing', Buffer.alloc(0)],
  ['noise', Buffer.from('this is no sound')],
  ['half a recording’s head', recording.subarray(0, 20)],
])('what is no Opus is left to go as a file: %s', async (_, bytes) => {
  expect(await toVoiceNote(bytes)).toBeUndefined()
})
