import {
  BufferSource,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  Input,
  MP4,
  OGG,
  OggOutputFormat,
  Output,
  WEBM,
} from 'mediabunny'

/**
 * A recording as WhatsApp plays it: OGG with Opus. Browsers record Opus in WebM (Chrome, Firefox, newer Safari): its packets are put
 * into another container, and no sound is lost. Undefined where the sound is not Opus (older Safari records AAC), or is no
 * sound at all: then it goes as an audio file.
 */
export async function toVoiceNote(bytes: Uint8Array): Promise<{ bytes: Uint8Array; durationS: number } | undefined> {
  const input = new Input({ source: new BufferSource(bytes), formats: [WEBM, OGG, MP4] })
  try {
    const track = await input.getPrimaryAudioTrack()
    if (track?.codec !== 'opus') return undefined
    const config = await track.getDecoderConfig()
    if (config === null) return undefined
    const durationS = await track.computeDuration()
    const target = new BufferTarget()
    const output = new Output({ format: new OggOutputFormat(), target })
    const source = new EncodedAudioPacketSource('opus')
    output.addAudioTrack(source)
    await output.start()
    for await (const packet of new EncodedPacketSink(track).packets()) {
      await source.add(packet, { decoderConfig: config })
    }
    await output.finalize()
    return target.buffer === null ? undefined : { bytes: new Uint8Array(target.buffer), durationS }
  } catch {
    return undefined
  } finally {
    input.dispose()
  }
}
