import { expect, test } from 'vitest'
import { checkFile } from './check-file.ts'

const file = (name: string, type: string, size = 3) => new File([new Uint8Array(size)], name, { type })
const outcome = (given: File) => {
  const checked = checkFile(given)
  return 'kind' in checked ? checked.kind : checked.refused
}

test.each([
  ['foto.JPG', 'image/jpeg', 'image'],
  ['voz.webm', 'audio/webm;codecs=opus', 'audio'],
  ['contrato.pdf', 'application/pdf', 'document'],
  ['planilha.xlsx', '', 'document'],
  ['desenho.svg', 'image/svg+xml', 'type'],
  ['pagina.html', 'text/html', 'type'],
  ['programa.exe', 'application/octet-stream', 'type'],
  ['foto.heic', 'image/heic', 'document'],
  ['filme.mp4', 'video/mp4', 'document'],
  ['35260512345678000190550010000012341000012349-nfe.xml', 'text/xml', 'document'],
  ['ana.vcf', 'text/x-vcard', 'document'],
  ['extrato.ofx', '', 'document'],
  ['consulta.ics', 'text/calendar', 'document'],
  ['audio do zap.opus', 'audio/ogg', 'audio'],
  ['musica.m4a', 'audio/x-m4a', 'audio'],
])('%s (%s) is %s', (name, type, expected) => {
  expect(outcome(file(name, type))).toBe(expected)
})

test('what Windows calls a sheet is sent as the text that it is', () => {
  expect(checkFile(file('clientes.csv', 'application/vnd.ms-excel')).file.type).toBe('text/csv')
})

test('an empty file and one that is too large are refused', () => {
  expect(outcome(file('nada.pdf', 'application/pdf', 0))).toBe('empty')
  expect(checkFile(file('foto.png', 'image/png', 16 * 1024 * 1024 + 1))).toMatchObject({
    ...{ refused: 'too_large', mostBytes: 16 * 1024 * 1024 },
  })
})
