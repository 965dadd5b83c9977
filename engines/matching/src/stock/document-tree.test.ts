import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/seeded-random.ts'
import { documentTree, type Node } from './document-tree.ts'
import { StockStopped } from './stock-problem.ts'

/** What is read of a text that comes in pieces of so many characters; undefined when it is none. */
function read(format: 'json' | 'xml', text: string, piece: number): Node | undefined {
  const tree = documentTree(format)
  try {
    for (let at = 0; at < text.length; at += piece) tree.push(text.slice(at, at + piece))
    tree.end()
    return tree.partial()
  } catch (error) {
    if (error instanceof StockStopped) return undefined
    throw error
  }
}

describe('JSON in pieces', () => {
  it('is what JSON.parse makes of it, and refused where JSON.parse refuses it, wherever it is cut and spoiled', () => {
    const random = seededRandom(11)
    const below = (n: number): number => Math.floor(random() * n)
    const text = JSON.stringify({
      ...{ 'a"b\\': ['\\"', '\\\\', 'é\u2028 "', ''], n: [0, -1.5e-7, 1e21, true, false, null], e: [{}, [], [[{}]]] },
      ...{ veiculos: [{ id: 1, preço: '59.900' }] },
    })
    const marks = '{}[],:"\\ 0-.eEtn1\n\u0000'
    let refused = 0
    for (let n = 0; n < 3_000; n++) {
      const at = below(text.length)
      const instead = n === 0 ? text.slice(at, at + 1) : marks[below(marks.length)]!
      const spoiled = text.slice(0, at) + instead + text.slice(at + below(3))
      let wanted: unknown
      try {
        wanted = JSON.parse(spoiled)
      } catch {
        refused++
      }
      const seen = read('json', spoiled, 1 + below(9))
      expect(JSON.stringify(seen), spoiled).toBe(wanted === undefined ? undefined : JSON.stringify(wanted))
    }
    expect(refused).toBeGreaterThan(500)
  })

  it('keeps a name that JavaScript has a meaning for as a name', () => {
    expect(Object.entries(read('json', '{"__proto__": {"price": 1}}', 3) as object)).toEqual([
      ['__proto__', { price: 1 }],
    ])
  })
})

describe('XML in pieces', () => {
  it('is the same wherever it is cut', () => {
    const text =
      '<?xml version="1.0"?><!-- a > b --><e:estoque n="a>b"><v id="1"><m><![CDATA[<b>]]]]><![CDATA[>]]></m><p c="BRL">1 &amp; 2</p><f/></v><v>x</v></e:estoque>'
    const whole = read('xml', text, text.length)
    expect(whole).toEqual({ n: 'a>b', v: [{ id: '1', m: '<b>]]>', p: '1 & 2', f: '' }, 'x'] })
    for (let piece = 1; piece < text.length; piece++) expect(read('xml', text, piece)).toEqual(whole)
  })
})
