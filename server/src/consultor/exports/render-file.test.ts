import { inflateRawSync, inflateSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseMarkdown } from './parse-markdown.ts'
import { renderFile } from './render-file.ts'

// Whoever downloads later has another clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-01T00:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

const markdown = `# Relatório

Faturamento de **R$ 60.000** \\*por mês\\* − caiu ≥ 20%.

## Números

- Receita
  - Por dia
- Lucro

| Opção | Nota |
| --- | --- |
| Baixar \\| subir | **7,5** |
`
const report = {
  ...{ title: 'Vendas caíram', companyName: 'Padaria & Filhos', colour: '#0369a1', language: 'pt-BR' },
  ...{ day: '30 de novembro de 2026', at: new Date('2026-11-30T12:34:56Z'), markdown, data: { a: 1 } },
}

test('what the engine writes is read as blocks, and an escaped mark is a letter', () => {
  expect(parseMarkdown(markdown)).toEqual([
    { kind: 'heading', level: 1, text: 'Relatório' },
    {
      kind: 'paragraph',
      spans: [
        { text: 'Faturamento de ', bold: false },
        { text: 'R$ 60.000', bold: true },
        { text: ' *por mês* − caiu ≥ 20%.', bold: false },
      ],
    },
    { kind: 'heading', level: 2, text: 'Números' },
    {
      kind: 'list',
      items: [
        { level: 0, spans: [{ text: 'Receita', bold: false }] },
        { level: 1, spans: [{ text: 'Por dia', bold: false }] },
        { level: 0, spans: [{ text: 'Lucro', bold: false }] },
      ],
    },
    {
      kind: 'table',
      head: [[{ text: 'Opção', bold: false }], [{ text: 'Nota', bold: false }]],
      rows: [[[{ text: 'Baixar | subir', bold: false }], [{ text: '7,5', bold: true }]]],
    },
  ])
})

test('a PDF is tagged, has bookmarks and is the same bytes each time', async () => {
  const pdf = await renderFile('pdf', report)
  vi.setSystemTime('2027-05-06T07:08:09Z')
  expect(await renderFile('pdf', report)).toEqual(pdf)
  const text = pdf.toString('latin1')
  expect(text).toMatch(/\/MarkInfo/)
  expect(text).toMatch(/\/StructTreeRoot/)
  expect(text).toMatch(/\/Lang \(pt-BR\)/)
  for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD'])
    expect(text).toContain(`/S /${tag}\n`)
  expect(text).toMatch(/\/Type \/Outlines|\/Outlines/)
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => body)
  // What is said of the file itself lies there as it is.
  const packed = streams.filter((body) => !body.startsWith('<?xpacket'))
  const pages = packed.map((body) => inflateSync(Buffer.from(body, 'latin1')).toString('latin1'))
  expect(pages.join('')).toContain('/Artifact')
})

test('the structure of a PDF is a tree that holds everything on its pages, in the order it is read', async () => {
  const text = (await renderFile('pdf', report)).toString('latin1')
  const objects = new Map(
    [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? '']),
  )
  const tagged: string[] = []
  const shapeOf = (id: string): string => {
    const body = objects.get(id) ?? ''
    const [, tag = ''] = /\/S \/(\w+)/.exec(body) ?? []
    const [, children = ''] = /\/K \[([\s\S]*?)\]\n/.exec(body) ?? []
    tagged.push(...[...children.replace(/\d+ 0 R/g, '').matchAll(/\d+/g)].map(([mark]) => mark))
    const below = [...children.replace(/<<[\s\S]*?>>/g, '').matchAll(/(\d+) 0 R/g)].map(([, child = '']) =>
      shapeOf(child),
    )
    return below.length === 0 ? tag : `${tag}(${below.join(' ')})`
  }
  const [, root = ''] = /\/StructTreeRoot (\d+) 0 R/.exec(text) ?? []
  const [, document = ''] = /\/K \[(\d+) 0 R\]/.exec(objects.get(root) ?? '') ?? []
  const items = Array.from({ length: 3 }, () => 'LI(Lbl LBody)').join(' ')
  expect(shapeOf(document)).toBe(`Document(H1 P P P H2 L(${items}) Table(TR(TH TH) TR(TD TD)))`)
  // A reader says the heading of a column before its cell.
  expect(text.match(/\/Scope \/Column/g)).toHaveLength(2)
  const [page = ''] = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => body)
  const drawn = inflateSync(Buffer.from(page, 'latin1')).toString('latin1')
  const marks = [...drawn.matchAll(/\/MCID (\d+)/g)].map(([, n]) => n)
  expect(marks.length).toBeGreaterThan(10)
  expect(tagged).toEqual(marks)
})

test('no word of a table’s cell is left out, whose report it is stands at the top', async () => {
  const how =
    'Comprar mais na troca e menos em leilão, fixar teto de compra por modelo a partir da FIPE e da despesa de preparação, e negociar preparação e vistoria por'
  // Wherever the last word falls on its line.
  const rows = Array.from({ length: 30 }, (_, n) => `| Como | ${how} ${'x'.repeat(n + 1)} fim${n}. |`)
  const table = ['# Parecer', '', '| O quê | Comprar melhor |', '| --- | --- |', ...rows].join('\n')
  const said = wordsOf(await renderFile('pdf', { ...report, markdown: table }))
  for (let n = 0; n < 30; n++) expect(said).toContain(`fim${n}.`)
  expect(said).toContain('Padaria & Filhos · 30 de novembro de 2026')
  const docx = unzip(await renderFile('docx', { ...report, markdown: table })).get('word/document.xml') ?? ''
  expect(docx).toContain('30 de novembro de 2026')
  expect(docx).toContain('“Vendas caíram”')
})

test('a Word document is the same bytes each time, and says whose it is', async () => {
  const docx = await renderFile('docx', report)
  vi.setSystemTime('2027-05-06T07:08:09Z')
  expect(await renderFile('docx', report)).toEqual(docx)
  const files = unzip(docx)
  expect(files.get('docProps/core.xml')).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-30T12:34:56Z')
  expect(files.get('docProps/core.xml')).toContain('Padaria &amp; Filhos')
  expect(files.get('word/document.xml')).toContain('R$ 60.000')
  expect(files.get('word/document.xml')).toContain('w:tblHeader')
})

/** What is drawn on the pages, in its order: letters are bytes in hexadecimal, with the gaps between them. */
function wordsOf(pdf: Buffer): string {
  const streams = [...pdf.toString('latin1').matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => body)
  const packed = streams.filter((body) => !body.startsWith('<?xpacket'))
  const drawn = packed.map((body) => inflateSync(Buffer.from(body, 'latin1')).toString('latin1')).join('\n')
  const lines = [...drawn.matchAll(/\[([^\]]*)\] TJ/g)].map(([, line = '']) => {
    return [...line.matchAll(/<([0-9a-f]+)>/g)]
      .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
      .join('')
  })
  return lines.join('')
}

function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = zip.readUInt32LE(end + 16)
  for (let n = 0; n < zip.readUInt16LE(end + 10); n++) {
    const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString()
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20))
    const method = zip.readUInt16LE(at + 10)
    files.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}
