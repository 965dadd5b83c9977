import { TYPES_BY_ENDING } from '@recado/contracts/file-types'
import { expect, test } from 'vitest'
import { ATTACHMENT_TYPES, findDeclaredType } from '../../src/chat/attachments/attachment-types.ts'

test.each([
  ['document', 'application/vnd.ms-excel', 'clientes.csv', 'text/csv'],
  ['document', 'application/vnd.ms-excel', 'clientes.xls', 'application/vnd.ms-excel'],
  ['document', '', '3526-nfe.XML', 'application/xml'],
  ['document', 'text/xml', 'nota', 'application/xml'],
  ['document', 'application/octet-stream', 'ana.vcf', 'text/vcard'],
  ['document', 'video/mp4', 'VID-20260501-WA0001.mp4', 'video/mp4'],
  ['document', 'audio/mp4', 'ligação.mp4', 'video/mp4'],
  ['document', 'audio/mpeg', 'jingle.mp3', 'audio/mpeg'],
  ['document', 'image/heic', 'IMG_0001.HEIC', 'image/heic'],
  ['audio', 'audio/opus', 'PTT-20260501-WA0001.opus', 'audio/ogg'],
  ['audio', 'video/mp4', 'audio.mp4', 'audio/mp4'],
  ['audio', '', 'voz.m4a', 'audio/mp4'],
  ['image', 'image/jpg', 'foto.jpg', 'image/jpeg'],
  ['image', 'image/heic', 'foto.heic', undefined],
  ['document', 'text/html', 'pagina.txt', undefined],
  ['document', 'image/svg+xml', 'logo.xml', undefined],
  ['document', 'application/octet-stream', 'programa.exe', undefined],
  ['document', '', 'sem-nome', undefined],
] as const)('as a %s of type %j, %j is %j', (kind, declared, name, expected) => {
  expect(findDeclaredType(kind, declared, name)?.contentType).toBe(expected)
})

test('every ending that a file dialog offers is one that can be sent, and only pictures and sounds are shown in place', () => {
  for (const type of Object.values(TYPES_BY_ENDING)) {
    expect(
      ATTACHMENT_TYPES.some(({ contentType }) => contentType === type),
      type,
    ).toBe(true)
  }
  for (const { kind, inline } of ATTACHMENT_TYPES) expect(inline).toBe(kind !== 'document')
})
