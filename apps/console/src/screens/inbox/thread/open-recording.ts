import { type DecodedRecording, decodeRecording } from '@recado/client/decode-recording'

export interface OpenRecording extends DecodedRecording {
  /** A `blob:` address; it plays and seeks without another request. */
  url: string
}

export const BARS = 48

/** Decodes a recording in the browser, and gives it an address to be played from. */
export async function openRecording(bytes: Blob): Promise<OpenRecording> {
  return { ...(await decodeRecording(bytes, BARS)), url: URL.createObjectURL(bytes) }
}
