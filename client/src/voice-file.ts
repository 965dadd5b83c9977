/** A recording as a file, under a name that says what is in it: Safari's MP4 is called as phones call it. */
export function voiceFile(recording: Blob, name: string): File {
  const { type } = recording
  const ending = type.startsWith('audio/mp4') ? 'm4a' : type.startsWith('audio/ogg') ? 'ogg' : 'webm'
  return new File([recording], `${name}.${ending}`, { type })
}
