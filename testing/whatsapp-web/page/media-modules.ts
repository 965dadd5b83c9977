/** A file as the page holds it. */
class OpaqueData {
  static async createFromData(blob: Blob): Promise<OpaqueData> {
    return new OpaqueData(blob)
  }

  readonly blob: Blob

  constructor(blob: Blob) {
    this.blob = blob
  }

  url(): string {
    return ''
  }

  autorelease(): void {}

  formData(): Blob {
    return this.blob
  }
}

class MediaData {
  readonly type: string
  readonly mimetype: string
  readonly filename: string
  readonly size: number
  readonly filehash: string
  readonly mediaBlob: OpaqueData

  constructor(mediaBlob: OpaqueData, type: string) {
    const { blob } = mediaBlob
    this.mediaBlob = mediaBlob
    this.type = type
    this.mimetype = blob.type
    this.filename = blob instanceof File ? blob.name : ''
    this.size = blob.size
    this.filehash = crypto.randomUUID()
  }

  set(fields: object): void {
    Object.assign(this, fields)
  }

  toJSON(): object {
    const { mediaBlob: _, ...fields } = this
    return fields
  }
}

interface Asked {
  asSticker?: boolean
  isPtt?: boolean
  asDocument?: boolean
}

function typeOf(mime: string, { asSticker, isPtt, asDocument }: Asked): string {
  if (asSticker) return 'sticker'
  if (asDocument) return 'document'
  const [kind = ''] = mime.split('/')
  if (kind === 'audio') return isPtt ? 'ptt' : 'audio'
  return kind === 'image' || kind === 'video' ? kind : 'document'
}

const blobs = new Map<string, Blob>()

/** Files go to a host and come from it by a path, as with WhatsApp; they are not encrypted here. */
export const mediaModules = {
  WAWebMediaOpaqueData: OpaqueData,
  WAWebPrepRawMedia: {
    prepRawMedia: (data: OpaqueData, asked: Asked) => ({
      waitForPrep: async () => {
        const media = new MediaData(data, typeOf(data.blob.type, asked))
        blobs.set(media.filehash, data.blob)
        return media
      },
    }),
  },
  WAWebMediaStorage: {
    getOrCreateMediaObject: (filehash: string) => ({
      ...{
        filehash,
        size: blobs.get(filehash)?.size,
        contentInfo: { waveform: new Uint8Array(64) },
        consolidate: () => undefined,
      },
    }),
  },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }: { type: string }) => type, castToV4: (type: string) => type },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
  WAWebMediaMmsV4Upload: {
    uploadMedia: async ({ mediaObject: { filehash } }: { mediaObject: { filehash: string } }) => {
      const body = blobs.get(filehash) ?? null
      blobs.delete(filehash)
      const answer = await fetch('/media', { method: 'POST', body })
      return { mediaEntry: { directPath: await answer.text(), mediaKey: 'key' } }
    },
  },
  WAWebDownloadManager: {
    downloadManager: {
      downloadAndMaybeDecrypt: async ({ directPath }: { directPath: string }) => {
        const answer = await fetch(directPath)
        if (!answer.ok) throw Object.assign(new Error('the file is gone'), { status: answer.status })
        return answer.arrayBuffer()
      },
    },
  },
}
