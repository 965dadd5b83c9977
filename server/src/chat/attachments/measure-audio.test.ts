import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { measureAudio } from './measure-audio.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex')

test('Opus in Ogg: by the samples of its last page, less those that only prepare the decoder', async () => {
  const file = await readFile(new URL('../../../data/demo-voices/financiamento.ogg', import.meta.url))
  // `ffprobe -show_entries format=duration` says 10.940875, which counts the 312 samples (6.5 ms) before the beginning.
  expect(measureAudio(file, 'audio/ogg')).toBe(10_934)
})

test('WAV: by the size of its data and the bytes a second of its format, whatever chunk is between', () => {
  const header = Buffer.alloc(16 + 8)
  header.write('fmt ', 0)
  header.writeUInt32LE(16, 4)
  header.writeUInt32LE(16_000, 16)
  const odd = Buffer.from('LIST\x03\0\0\0abc\0', 'latin1')
  const data = Buffer.concat([Buffer.from('data'), Buffer.from([0x80, 0x3e, 0, 0]), Buffer.alloc(16_000)])
  const file = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), header, odd, data])
  expect(measureAudio(file, 'audio/wav')).toBe(1_000)
})

test.each([
  ['narrow', '00 000000 00000000 00000000 000003e8 000009c4'],
  ['wide', '01 000000 0000000000000000 0000000000000000 000003e8 00000000000009c4'],
])('MP4 with %s times: by its movie header', (_, fields) => {
  const file = Buffer.concat([Buffer.from('\0\0\0\x6cmvhd', 'latin1'), hex(fields)])
  expect(measureAudio(file, 'audio/mp4')).toBe(2_500)
})

// Segment and clusters of unknown size, as a browser that still records writes them.
const recorded = hex(`1a45dfa3 80
  18538067 01ffffffffffffff
    1549a966 87 2ad7b1 83 0f4240
    1f43b675 01ffffffffffffff e7 81 00 a3 85 81 0000 80 ff a3 85 81 003c 80 ff
    1f43b675 01ffffffffffffff e7 82 03e8 a3 85 81 0000 80 ff a0 87 a1 85 81 01f4 80 ff`)

test('WebM of a browser, which has no duration: by its last block', () => {
  expect(measureAudio(recorded, 'audio/webm')).toBe(1_520)
})

test('WebM that says its duration: by that', () => {
  const file = hex('1a45dfa3 80 18538067 90 1549a966 8b 4489 88 40af400000000000')
  expect(measureAudio(file, 'audio/webm')).toBe(4_000)
})

test('what breaks off, says nothing or cannot be measured has no length', () => {
  for (const [bytes, type] of [
    [recorded.subarray(0, 30), 'audio/webm'],
    [Buffer.alloc(64), 'audio/webm'],
    [Buffer.from('OggS'), 'audio/ogg'],
    [Buffer.from('RIFF....WAVE'), 'audio/wav'],
    [Buffer.from('mvhd'), 'audio/mp4'],
    [Buffer.alloc(0), 'audio/ogg'],
    [Buffer.alloc(64), 'audio/mpeg'],
  ] as const) {
    expect(measureAudio(bytes, type)).toBeNull()
  }
})
