/**
 * A recording as WhatsApp plays it: OGG with Opus. Undefined for what is something else: it goes as an audio file.
 */
export async function toVoiceNote(bytes: Uint8Array): Promise<{ bytes: Uint8Array; durationS: number } | undefined> {
  const isOgg = Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'OggS'
  return isOgg ? { bytes, durationS: 0 } : undefined
}
