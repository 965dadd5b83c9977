import { deflateSync } from 'node:zlib'
import { pngOf, zipOf } from './files.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const INFLATED = 512 * 1024 ** 2
const zeros = deflateSync(Buffer.alloc(INFLATED), { level: 9 })
const text = (head: string) => Buffer.concat([Buffer.from(head, 'latin1'), zeros])

/** Name, kind, declared and actual type: each is half a megabyte, and half a gigabyte to whoever unpacks it. */
export const BOMBS: [string, 'image' | 'document', string, Buffer, string][] = [
  ['an office file', 'document', OFFICE, zipOf('[Content_Types].xml', INFLATED), 'application/zip'],
  ['an open document', 'document', 'application/zip', zipOf('mimetype', INFLATED), 'application/zip'],
  ['a comment of a picture', 'image', 'image/png', pngOf(4, 4, { zTXt: text('Comment\0\0') }), 'image/png'],
  ['a colour profile of a picture', 'image', 'image/png', pngOf(4, 4, { iCCP: text('icc\0\0') }), 'image/png'],
  [
    'a description of a picture',
    'image',
    'image/png',
    pngOf(4, 4, { iTXt: text('XML:com.adobe.xmp\0\u0001\0\0\0') }),
    'image/png',
  ],
]
